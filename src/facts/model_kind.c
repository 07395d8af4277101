/* What a type holds, by the first of its words that means something. The words are those of SQL, of the mappers and of
 * the languages; what only wraps another type is in none of the rows. */
#include "model_row.h"

#include "base/ascii.h"

static const struct {
	const char *kind, *words;
} rows[] = {
        {"text",
         " text string str varchar varchar2 nvarchar nvarchar2 char nchar bpchar character citext clob nclob longtext "
         "mediumtext tinytext email emailstr url httpurl anyurl uri uuid guid cuid cuid2 ulid nanoid slug "
         "genericipaddress ipaddress inet cidr macaddr macaddr8 regex secretstr charsequence xml tsvector name "
         "shorttext richtext unicode unicodetext phonenumber countrycode ascii hstring varcharignorecase constr ip ipv "
         "password tel search textarea hidden firebasetimestampstring remembertoken "},
        {"number",
         " number int integer bigint biginteger smallint smallinteger tinyint tinyinteger mediumint mediuminteger "
         "serial "
         "bigserial smallserial uint ulong ushort usmallint float double real decimal numeric money smallmoney long "
         "short "
         "byte sbyte "
         "bigdecimal auto bigauto smallauto positiveinteger positivebiginteger positivesmallinteger increments "
         "bigincrements smallincrements unsignedbigint unsignedbiginteger unsignedinteger unsignedsmallinteger "
         "unsignedtinyinteger foreignid id primarykey conint confloat condecimal positiveint nonnegativeint usize "
         "isize "
         "range atomicinteger num numberlong conversion cgfloat nsnumber "},
        {"boolean", " boolean bool bit nullboolean checkbox strictbool "},
        {"date",
         " date datetime datetime2 smalldatetime datetimeoffset time timetz timestamp timestamptz timestamps "
         "datetimetz "
         "interval duration timedelta timespan instant localdate localdatetime localtime offsetdatetime zoneddatetime "
         "year month week dateonly timeonly pastdate futuredate awaredatetime naivedatetime datestr calendar "
         "servertimestamp softdeletes "},
        {"json", " json jsonb object map dict record hash hstore mixed any unknown jsonfield embedded document "
                 "subdocument struct "
                 "jsonnode jsonobject jsonvalue mapping defaultdict typeddict jsondocument "},
        {"binary",
         " blob bytea binary varbinary bytes longblob mediumblob tinyblob bytestring buffer file image imagefile raw "
         "largebinary uint8array iformfile uploadfile multipartfile upload filepath binarydata bits vector geometry "
         "geography point polygon "},
        {"reference",
         " foreignkey onetoone onetoonefield manytoone onetomany manytomany belongsto references reference "
         "objectid pydanticobjectid dbref parentalkey treeforeignkey lazyreference "},
        {"enum", " enum literal nativeenum pgenum choice choices select radio strenum typedchoice "},
};

static bool stands_in(const char *words, str word)
{
	const char *at = words;
	for (size_t n = word.n; (at = strstr(at, word.p)); at++)
		if (at > words && at[-1] == ' ' && at[n] == ' ')
			return true;
	return false;
}

/* CharField is char, Int64 is int. A NUL ends it. */
static str bare(str word, char *room, size_t size)
{
	size_t n = 0;
	for (size_t i = 0; i < word.n && n + 1 < size; i++)
		if (word.p[i] != '_')
			room[n++] = ascii_upper(word.p[i]) ? (char)(word.p[i] + 32) : word.p[i];
	static const str ends[] = {STR_INIT("field"), STR_INIT("type"), STR_INIT("column")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (n > ends[i].n && str_ends(str_at(room, n), ends[i]))
			n -= ends[i].n;
	while (n > 1 && ascii_digit(room[n - 1]))
		n--;
	room[n] = 0;
	return str_at(room, n);
}

const char *model_kind(str type)
{
	char room[40];
	for (size_t at = 0, end; at < type.n; at = end + 1) {
		for (end = at; end < type.n && (ascii_alnum(type.p[end]) || type.p[end] == '_');)
			end++;
		str word = bare(str_sub(type, at, end), room, sizeof room);
		for (size_t i = 0; word.n && i < sizeof rows / sizeof *rows; i++)
			if (stands_in(rows[i].words, word))
				return rows[i].kind;
	}
	return "other";
}
