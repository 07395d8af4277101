/* Functions and methods through which a value goes. All others give what is nobody's: that is what keeps silent about
 * whatever cleans, looks up or decides. */
#include "taint_int.h"

/* before: what must stand in front of it, words; NULL: anything, "" nothing. */
struct row {
	const char *before, *names;
	uint8_t pass;
};

static enum taint_pass pass_of(const struct row *rows, size_t n, str before, str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_listed(name, rows[i].names) &&
		    (!rows[i].before || (before.n ? str_listed(before, rows[i].before) : !*rows[i].before)))
			return (enum taint_pass)rows[i].pass;
	return PASS_NOT;
}

enum taint_pass taint_pass_call(const struct taint *x, str before, str name)
{
	static const struct row rows[] = {
	        /* ---- the same in another form ---- */
	        {"",
	         "String str string unicode strval decodeURIComponent decodeURI unescape atob urldecode rawurldecode "
	         "stripslashes trim base64_decode b64decode unquote unquote_plus bytes bytearray json_decode "
	         "text URL URLSearchParams Path PurePath URI Uri dict list Array BytesIO StringIO "
	         "literal_column to_string",
	         PASS_SAME},
	        {"JSON", "stringify parse", PASS_SAME},
	        {"json", "loads dumps", PASS_SAME},
	        {"orjson simplejson ujson", "loads dumps", PASS_SAME},
	        {"Buffer", "from", PASS_SAME},
	        {"base64", "b64decode urlsafe_b64decode decodebytes", PASS_SAME},
	        {"parse urllib", "unquote unquote_plus", PASS_SAME},
	        {"io", "BytesIO StringIO", PASS_SAME},
	        {"strings", "TrimSpace ToLower ToUpper Trim TrimSuffix TrimPrefix", PASS_SAME},
	        {"url", "QueryUnescape PathUnescape Parse ParseRequestURI", PASS_SAME},
	        {"URI", "create parse", PASS_SAME},
	        {"Prisma sql Sequelize sequelize knex db sa sqlalchemy", "raw literal unsafe text", PASS_SAME},
	        {"Arel DB", "sql raw", PASS_SAME},
	        {"Array Promise", "from resolve", PASS_SAME},
	        {"Object", "values entries", PASS_SAME},
	        {"path", "abspath expanduser normpath", PASS_SAME},
	        {"pathlib", "Path PurePath", PASS_SAME},
	        {"path posix", "normalize", PASS_SAME},
	        /* ---- one behind the other ---- */
	        {"path posix", "join resolve", PASS_JOIN},
	        {"", "sprintf vsprintf implode format", PASS_JOIN},
	        {"fmt", "Sprintf Sprint", PASS_JOIN},
	        {"String string", "format Format Concat Join", PASS_JOIN},
	        {"util", "format", PASS_JOIN},
	        {"File", "join", PASS_JOIN},
	        {"Path", "Combine of", PASS_JOIN},
	        {"Paths", "get", PASS_JOIN},
	        {"filepath", "Join", PASS_JOIN},
	        {"", "basename secure_filename", PASS_NAME},
	        {"path", "basename extname", PASS_NAME},
	        {"path", "splitext", PASS_NAME},
	        {"", "pathinfo end", PASS_NAME},
	        {"", "explode strtolower", PASS_JOIN},
	        /* ---- numbers, and what has a form ---- */
	        {"",
	         "parseInt parseFloat Number BigInt int float Decimal bool Boolean round intval floatval UUID ObjectId "
	         "Integer Float",
	         PASS_CHOSEN},
	        {"Math", "round floor ceil abs trunc min max", PASS_CHOSEN},
	        {"Number", "parseInt parseFloat", PASS_CHOSEN},
	        {"decimal", "Decimal", PASS_CHOSEN},
	        {"strconv", "Atoi ParseInt ParseFloat ParseUint ParseBool", PASS_CHOSEN},
	        {"Integer Long Double UUID int long Guid decimal",
	         "parseInt parseLong parseDouble valueOf fromString Parse", PASS_CHOSEN},
	        {"uuid", "UUID Parse", PASS_CHOSEN},
	        {"Types mongoose bson", "ObjectId ObjectID", PASS_CHOSEN},
	        {NULL,
	         "safeParse safeParseAsync parseAsync validateSync validateAsync model_validate parse_obj validated "
	         "validateBody readValidatedBody getValidatedQuery",
	         PASS_CHOSEN}};
	enum taint_pass pass = pass_of(rows, sizeof rows / sizeof *rows, before, name);
	bool schema = before.n && !str_listed(before, "marked Date yaml YAML qs querystring Papa csv path xml");
	if (pass == PASS_NOT && schema && str_listed(name, "parse validate load") &&
	    x->language & (TAINT_JS | TAINT_PYTHON))
		return str_listed(before, "pickle marshal json yaml torch joblib np numpy dill cloudpickle ruamel")
		               ? PASS_NOT
		               : PASS_CHOSEN;
	if (pass == PASS_NOT && !before.n && x->language == TAINT_JS && str_listed(name, "join resolve"))
		return PASS_JOIN; /* of path, by its name */
	return pass;
}

enum taint_pass taint_pass_method(const struct taint *x, str name)
{
	static const struct row rows[] = {
	        {NULL,
	         "trim toString toLowerCase toUpperCase slice substring substr trimStart trimEnd strip lstrip rstrip "
	         "lower upper decode encode title capitalize toLocaleLowerCase normalize split copy valueOf text json "
	         "read arrayBuffer to_s to_str downcase upcase chomp ToString Trim ToLower ToUpper String "
	         "toLowerCase to_h to_unsafe_h getvalue as_posix flat at toArray reverse rsplit items values keys "
	         "entries",
	         PASS_SAME},
	        {NULL, "get getAll getlist get_json fetch pop Get getFirst first_or value input query post",
	         PASS_MEMBER},
	        {NULL, "format join concat", PASS_JOIN},
	        {NULL, "toFixed to_i to_f dict model_dump", PASS_CHOSEN}};
	(void)x;
	return pass_of(rows, sizeof rows / sizeof *rows, S(""), name);
}
