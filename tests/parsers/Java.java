/* What javac's own parser says of Java, in the form of tests/parsers/run. */
import com.sun.source.tree.*;
import com.sun.source.util.*;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.*;

final class Java extends TreePathScanner<Void, Void> {
	private final Items items = new Items();
	private final CompilationUnitTree unit;
	private final SourcePositions positions;
	private final String source;

	private Java(CompilationUnitTree unit, SourcePositions positions, String source) {
		this.unit = unit;
		this.positions = positions;
		this.source = source;
	}

	private int from(Tree t) { return (int) positions.getStartPosition(unit, t); }

	private int to(Tree t) { return (int) positions.getEndPosition(unit, t); }

	private int line(int at) { return (int) unit.getLineMap().getLineNumber(at); }

	/** Who is called: a.b().c, "…" for what has no name. */
	private static String chain(Tree t) {
		if (t instanceof IdentifierTree i)
			return i.getName().toString();
		if (t instanceof MemberSelectTree m)
			return chain(m.getExpression()) + "." + m.getIdentifier();
		if (t instanceof MethodInvocationTree m)
			return chain(m.getMethodSelect()) + "()";
		if (t instanceof NewClassTree n)
			return chain(n.getIdentifier()) + "()";
		if (t instanceof ArrayAccessTree a)
			return chain(a.getExpression()) + "[…]";
		if (t instanceof ParameterizedTypeTree p)
			return chain(p.getType());
		if (t instanceof PrimitiveTypeTree p)
			return source(p);
		return t instanceof AnnotatedTypeTree a ? chain(a.getUnderlyingType()) : "…";
	}

	private static String source(PrimitiveTypeTree t) { return t.getPrimitiveTypeKind().name().toLowerCase(); }

	/** Where the first name of a chain stands. */
	private int start(Tree t) {
		if (t instanceof MemberSelectTree m)
			return chain(m.getExpression()).equals("…") ? to(m) - 1 : start(m.getExpression());
		if (t instanceof MethodInvocationTree m)
			return start(m.getMethodSelect());
		if (t instanceof NewClassTree n)
			return start(n.getIdentifier());
		if (t instanceof ArrayAccessTree a)
			return start(a.getExpression());
		return from(t);
	}

	private Object value(Tree t) {
		if (t instanceof ParenthesizedTree p)
			return value(p.getExpression());
		if (t instanceof LiteralTree l)
			return switch (l.getKind()) {
				case INT_LITERAL, LONG_LITERAL, FLOAT_LITERAL, DOUBLE_LITERAL ->
					new Items.Num(source.substring(from(t), to(t)));
				case NULL_LITERAL -> Items.NULL;
				case BOOLEAN_LITERAL -> l.getValue();
				default -> String.valueOf(l.getValue());
			};
		if (t instanceof UnaryTree u && value(u.getExpression()) instanceof Items.Num n && !n.text().startsWith("-"))
			return u.getKind() == Tree.Kind.UNARY_MINUS ? new Items.Num("-" + n.text())
					: u.getKind() == Tree.Kind.UNARY_PLUS ? n : Items.COMPUTED;
		if (t instanceof BinaryTree b && b.getKind() == Tree.Kind.PLUS && value(b.getLeftOperand()) instanceof String l
				&& value(b.getRightOperand()) instanceof String r)
			return l + r;
		if (t instanceof NewArrayTree a && a.getInitializers() != null)
			return new ArrayList<Object>(a.getInitializers().stream().map(this::value).toList());
		return Items.COMPUTED;
	}

	private void call(String callee, int start, List<? extends ExpressionTree> args) {
		List<Object> values = new ArrayList<>();
		for (ExpressionTree arg : args)
			values.add(value(arg));
		items.call(callee, line(start), values);
	}

	@Override
	public Void visitImport(ImportTree t, Void v) {
		String name = chain(t.getQualifiedIdentifier());
		int first = start(t.getQualifiedIdentifier());
		items.imports(name.endsWith(".*") ? name.substring(0, name.length() - 2) : name, line(first));
		return null;
	}

	@Override
	public Void visitMethodInvocation(MethodInvocationTree t, Void v) {
		call(chain(t.getMethodSelect()), start(t.getMethodSelect()), t.getArguments());
		return super.visitMethodInvocation(t, v);
	}

	@Override
	public Void visitNewClass(NewClassTree t, Void v) {
		call(chain(t.getIdentifier()), start(t.getIdentifier()), t.getArguments());
		return super.visitNewClass(t, v);
	}

	/** A constant of an enum is a construction that goes by its own name. */
	@Override
	public Void visitVariable(VariableTree t, Void v) {
		if (!(t.getInitializer() instanceof NewClassTree made) || from(made.getIdentifier()) != from(t.getType()))
			return super.visitVariable(t, v);
		call(t.getName().toString(), from(t.getType()), made.getArguments());
		scan(t.getModifiers(), v);
		scan(made.getArguments(), v);
		return scan(made.getClassBody(), v);
	}

	@Override
	public Void visitAnnotation(AnnotationTree t, Void v) {
		List<Object> args = new ArrayList<>();
		Map<String, Object> named = new LinkedHashMap<>();
		for (ExpressionTree arg : t.getArguments())
			if (arg instanceof AssignmentTree a)
				named.put(a.getVariable().toString(), value(a.getExpression()));
			else
				args.add(value(arg));
		if (!named.isEmpty())
			args.add(named);
		items.call(chain(t.getAnnotationType()), line(start(t.getAnnotationType())), args);
		return super.visitAnnotation(t, v);
	}

	private static Items read(JavaCompiler compiler, String path) throws IOException {
		String text = Files.readString(Path.of(path), StandardCharsets.UTF_8);
		DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
			@Override
			public CharSequence getCharContent(boolean ignore) { return text; }
		};
		JavacTask task = (JavacTask) compiler.getTask(null, null, errors, List.of("-proc:none"), null, List.of(file));
		CompilationUnitTree unit = task.parse().iterator().next();
		if (errors.getDiagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR))
			return null;
		Java java = new Java(unit, Trees.instance(task).getSourcePositions(), text);
		java.scan(unit, null);
		return java.items;
	}

	public static void main(String[] args) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String path; (path = paths.readLine()) != null;)
			try {
				Items.print(path, read(compiler, path));
			} catch (IOException e) {
				Items.print(path, null);
			}
	}
}
