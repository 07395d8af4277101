/* Items of one file in the form of tests/parsers/run, for the parsers that are driven in Java. */
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class Items {
	/** What only running would tell, and null: values beside String, Boolean, Num, List and Map. */
	static final Object COMPUTED = new Object(), NULL = new Object();

	record Num(String text) {}

	private final StringBuilder out = new StringBuilder();

	static boolean isNumber(Object v) { return v instanceof Num; }

	void imports(String module, int line) { out.append("import\t" + module + "\t" + line + "\n"); }

	void call(String callee, int line, List<Object> args) {
		out.append("call\t" + callee + "\t" + line + "\t");
		value(args);
		out.append('\n');
	}

	private void text(String s) {
		out.append('"');
		for (char c : s.toCharArray())
			if (c == '"' || c == '\\')
				out.append('\\').append(c);
			else if (c < ' ' || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c))
				out.append(String.format("\\u%04x", (int) c));
			else
				out.append(c);
		out.append('"');
	}

	private void value(Object v) {
		if (v instanceof String s) {
			text(s);
		} else if (v instanceof Num n) {
			out.append("{\"#\":");
			text(n.text);
			out.append('}');
		} else if (v instanceof List<?> list) {
			String between = "[";
			for (Object item : list) {
				out.append(between);
				value(item);
				between = ",";
			}
			out.append(list.isEmpty() ? "[]" : "]");
		} else if (v instanceof Map<?, ?> map) {
			String between = "{";
			for (Map.Entry<?, ?> member : map.entrySet()) {
				out.append(between);
				text((String) member.getKey());
				out.append(':');
				value(member.getValue());
				between = ",";
			}
			out.append(map.isEmpty() ? "{}" : "}");
		} else if (v instanceof Boolean) {
			out.append(v);
		} else {
			out.append(v == NULL ? "null" : "{\"?\":\"\"}");
		}
	}

	/** Prints what was said of the file; one that is no program says nothing. */
	static void print(String path, Items items) {
		PrintStream to = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		to.print((items == null ? "refused\t" : "file\t") + path + "\n" + (items == null ? "" : items.out));
	}
}
