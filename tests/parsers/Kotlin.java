/* What Kotlin's own parser says of Kotlin, in the form of tests/parsers/run. */
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlin.KtNodeTypes;
import org.jetbrains.kotlin.cli.common.CLIConfigurationKeys;
import org.jetbrains.kotlin.cli.common.messages.MessageCollector;
import org.jetbrains.kotlin.cli.jvm.compiler.EnvironmentConfigFiles;
import org.jetbrains.kotlin.cli.jvm.compiler.KotlinCoreEnvironment;
import org.jetbrains.kotlin.com.intellij.openapi.util.Disposer;
import org.jetbrains.kotlin.com.intellij.psi.PsiElement;
import org.jetbrains.kotlin.com.intellij.psi.PsiErrorElement;
import org.jetbrains.kotlin.com.intellij.psi.util.PsiTreeUtil;
import org.jetbrains.kotlin.config.CompilerConfiguration;
import org.jetbrains.kotlin.lexer.KtTokens;
import org.jetbrains.kotlin.psi.*;

final class Kotlin extends KtTreeVisitorVoid {
	private final Items items = new Items();
	private final String source;

	private Kotlin(String source) { this.source = source; }

	private int line(PsiElement e) {
		return 1 + (int) source.substring(0, e.getTextOffset()).chars().filter(c -> c == '\n').count();
	}

	/** Where the first name of who is called stands, and who that is: a.b().c, "…" for what has no name. */
	private record Chain(String text, PsiElement start) {
		Chain then(String more) { return new Chain(text + more, start); }

		Chain dot(Chain right) {
			return new Chain(text + "." + right.text, text.equals("…") ? right.start : start);
		}
	}

	private static Chain chain(PsiElement e) {
		if (e instanceof KtQualifiedExpression q && q.getSelectorExpression() != null)
			return chain(q.getReceiverExpression()).dot(chain(q.getSelectorExpression()));
		if (e instanceof KtCallExpression c)
			return chain(c.getCalleeExpression()).then("()");
		if (e instanceof KtArrayAccessExpression a)
			return index(a);
		if (e instanceof KtPostfixExpression p && p.getOperationToken() == KtTokens.EXCLEXCL)
			return chain(p.getBaseExpression());
		if (e instanceof KtSimpleNameExpression)
			return new Chain(e.getText(), e);
		if (e instanceof KtThisExpression || e instanceof KtSuperExpression)
			return new Chain(e instanceof KtThisExpression ? "this" : "super", e);
		if (e instanceof KtClassLiteralExpression c && c.getReceiverExpression() != null)
			return chain(c.getReceiverExpression()).then(".class");
		if (e instanceof KtCallableReferenceExpression c && c.getReceiverExpression() != null)
			return chain(c.getReceiverExpression()).then("." + c.getCallableReference().getText());
		return new Chain("…", e);
	}

	private static Chain index(KtArrayAccessExpression a) {
		List<KtExpression> at = a.getIndexExpressions();
		boolean text = at.size() == 1 && value(at.get(0)) instanceof String;
		return chain(a.getArrayExpression()).then(text ? "." + value(at.get(0)) : "[…]");
	}

	private static Object text(KtStringTemplateExpression t) {
		StringBuilder all = new StringBuilder();
		for (KtStringTemplateEntry part : t.getEntries())
			if (part instanceof KtEscapeStringTemplateEntry e)
				all.append(e.getUnescapedValue());
			else if (part instanceof KtLiteralStringTemplateEntry)
				all.append(part.getText());
			else
				return Items.COMPUTED;
		return all.toString();
	}

	private static String character(String text) {
		String inner = text.substring(1, text.length() - 1);
		if (!inner.startsWith("\\"))
			return inner;
		if (inner.startsWith("\\u"))
			return String.valueOf((char) Integer.parseInt(inner.substring(2), 16));
		int at = "tnrb".indexOf(inner.charAt(1));
		return at >= 0 ? String.valueOf("\t\n\r\b".charAt(at)) : inner.substring(1);
	}

	private static Object constant(KtConstantExpression c) {
		var type = c.getNode().getElementType();
		if (type == KtNodeTypes.NULL)
			return Items.NULL;
		if (type == KtNodeTypes.BOOLEAN_CONSTANT)
			return c.getText().equals("true");
		return type == KtNodeTypes.CHARACTER_CONSTANT ? character(c.getText()) : new Items.Num(c.getText());
	}

	private static Object value(PsiElement e) {
		if (e instanceof KtParenthesizedExpression p)
			return value(p.getExpression());
		if (e instanceof KtStringTemplateExpression t)
			return text(t);
		if (e instanceof KtConstantExpression c)
			return constant(c);
		if (e instanceof KtPrefixExpression p && value(p.getBaseExpression()) instanceof Items.Num n)
			return p.getOperationToken() == KtTokens.MINUS ? new Items.Num("-" + n.text()) : Items.COMPUTED;
		if (e instanceof KtBinaryExpression b && b.getOperationToken() == KtTokens.PLUS
				&& value(b.getLeft()) instanceof String l && value(b.getRight()) instanceof String r)
			return l + r;
		if (e instanceof KtCollectionLiteralExpression c)
			return new ArrayList<Object>(c.getInnerExpressions().stream().map(Kotlin::value).toList());
		return Items.COMPUTED;
	}

	private void call(Chain callee, List<? extends ValueArgument> args) {
		List<Object> values = new ArrayList<>();
		Map<String, Object> named = new LinkedHashMap<>();
		for (ValueArgument arg : args)
			if (arg.isNamed())
				named.put(arg.getArgumentName().getAsName().asString(), value(arg.getArgumentExpression()));
			else if (!(arg instanceof LambdaArgument))
				values.add(arg.getSpreadElement() != null ? Items.COMPUTED : value(arg.getArgumentExpression()));
		if (!named.isEmpty())
			values.add(named);
		items.call(callee.text, line(callee.start), values);
	}

	@Override
	public void visitImportDirective(KtImportDirective t) {
		if (t.getImportedReference() != null)
			items.imports(t.getImportedReference().getText(), line(t.getImportedReference()));
	}

	@Override
	public void visitCallExpression(KtCallExpression t) {
		super.visitCallExpression(t);
		boolean selector = t.getParent() instanceof KtQualifiedExpression q && q.getSelectorExpression() == t;
		Chain callee = chain(t.getCalleeExpression());
		if (selector)
			callee = chain(((KtQualifiedExpression) t.getParent()).getReceiverExpression()).dot(callee);
		call(callee, t.getValueArguments());
	}

	/** A type's name without what stands in < >. */
	private static Chain type(KtTypeReference t) {
		return new Chain(t == null ? "" : t.getText().replaceAll("(?s)<.*>", "").replaceAll("\\s|\\?\\.", ""), t);
	}

	@Override
	public void visitAnnotationEntry(KtAnnotationEntry t) {
		super.visitAnnotationEntry(t);
		if (t.getValueArgumentList() != null)
			call(type(t.getTypeReference()), t.getValueArguments());
	}

	@Override
	public void visitSuperTypeCallEntry(KtSuperTypeCallEntry t) {
		super.visitSuperTypeCallEntry(t);
		KtEnumEntry entry = PsiTreeUtil.getParentOfType(t, KtEnumEntry.class);
		if (t.getParent() instanceof KtInitializerList && entry != null)
			call(new Chain(entry.getNameIdentifier().getText(), entry.getNameIdentifier()), t.getValueArguments());
		else
			call(type(t.getTypeReference()), t.getValueArguments());
	}

	@Override
	public void visitConstructorDelegationCall(KtConstructorDelegationCall t) {
		super.visitConstructorDelegationCall(t);
		if (t.getCalleeExpression() != null && !t.isImplicit())
			call(new Chain(t.getCalleeExpression().getText(), t), t.getValueArguments());
	}

	/* Visitors of declarations that the library takes apart on its own. */
	@Override
	public void visitKtElement(KtElement e) { e.acceptChildren(this); }

	private static Items read(KtPsiFactory factory, String path) throws IOException {
		String text = Files.readString(Path.of(path), StandardCharsets.UTF_8).replace("\r\n", "\n");
		KtFile file = factory.createFile("a.kt", text);
		if (PsiTreeUtil.findChildOfType(file, PsiErrorElement.class) != null)
			return null;
		Kotlin kotlin = new Kotlin(text);
		file.accept(kotlin);
		return kotlin.items;
	}

	public static void main(String[] args) throws IOException {
		CompilerConfiguration configuration = new CompilerConfiguration();
		configuration.put(CLIConfigurationKeys.MESSAGE_COLLECTOR_KEY, MessageCollector.Companion.getNONE());
		KotlinCoreEnvironment environment = KotlinCoreEnvironment.createForProduction(
				Disposer.newDisposable(), configuration, EnvironmentConfigFiles.JVM_CONFIG_FILES);
		KtPsiFactory factory = new KtPsiFactory(environment.getProject(), false);
		BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String path; (path = paths.readLine()) != null;)
			try {
				Items.print(path, read(factory, path));
			} catch (IOException e) {
				Items.print(path, null);
			}
	}
}
