/* Which database a file was written for, by words and signs that the others do not have. Quotes and escapes differ, so
 * this is asked before anything is read. */
#include "sql_lex.h"

static const struct {
	str word;
	enum sql_dialect dialect;
} words[] = {
        {STR_INIT("auto_increment"), SQL_MYSQL},
        {STR_INIT("engine"), SQL_MYSQL},
        {STR_INIT("tinyint"), SQL_MYSQL},
        {STR_INIT("mediumtext"), SQL_MYSQL},
        {STR_INIT("longtext"), SQL_MYSQL},
        {STR_INIT("unsigned"), SQL_MYSQL},
        {STR_INIT("utf8mb4"), SQL_MYSQL},
        {STR_INIT("autoincrement"), SQL_SQLITE},
        {STR_INIT("pragma"), SQL_SQLITE},
        {STR_INIT("rowid"), SQL_SQLITE},
        {STR_INIT("nvarchar"), SQL_MSSQL},
        {STR_INIT("dbo"), SQL_MSSQL},
        {STR_INIT("uniqueidentifier"), SQL_MSSQL},
        {STR_INIT("datetime2"), SQL_MSSQL},
        {STR_INIT("nocount"), SQL_MSSQL},
        {STR_INIT("varchar2"), SQL_ORACLE},
        {STR_INIT("policy"), SQL_POSTGRESQL},
        {STR_INIT("timestamptz"), SQL_POSTGRESQL},
        {STR_INIT("jsonb"), SQL_POSTGRESQL},
        {STR_INIT("plpgsql"), SQL_POSTGRESQL},
        {STR_INIT("serial"), SQL_POSTGRESQL},
        {STR_INIT("bigserial"), SQL_POSTGRESQL},
        {STR_INIT("extension"), SQL_POSTGRESQL},
        {STR_INIT("gen_random_uuid"), SQL_POSTGRESQL},
        {STR_INIT("uuid_generate_v4"), SQL_POSTGRESQL},
        {STR_INIT("security_invoker"), SQL_POSTGRESQL},
        {STR_INIT("search_path"), SQL_POSTGRESQL},
        {STR_INIT("authenticated"), SQL_POSTGRESQL},
        {STR_INIT("ilike"), SQL_POSTGRESQL},
        {STR_INIT("regclass"), SQL_POSTGRESQL},
        {STR_INIT("bytea"), SQL_POSTGRESQL},
};
enum { DIALECTS = SQL_ORACLE + 1, LOOK = 64 << 10 };

static const str names[DIALECTS] = {STR_INIT("sql"),    STR_INIT("postgresql"), STR_INIT("mysql"),
                                    STR_INIT("sqlite"), STR_INIT("mssql"),      STR_INIT("oracle")};
str sql_dialect_name(enum sql_dialect d) { return names[d]; }

enum sql_dialect sql_dialect_of(str text)
{
	struct sql_lexer l = sql_lexer(text, 0, text.n < LOOK ? text.n : LOOK, SQL_POSTGRESQL);
	unsigned seen[DIALECTS] = {0};
	for (struct sql_token t; (t = sql_token(&l)).kind != SQL_END;) {
		str s = sql_source(text, t);
		if (t.kind == SQL_NAME && s.p[0] == '`')
			seen[SQL_MYSQL]++;
		else if (t.kind == SQL_DOLLAR || (t.kind == SQL_SIGN && str_eq(s, S("::"))))
			seen[SQL_POSTGRESQL] += 2;
		else if (t.kind == SQL_META && (s.p[0] | 0x20) == 'g')
			seen[SQL_MSSQL] += 2;
		else if (t.kind == SQL_META && s.p[0] == '\\')
			seen[SQL_POSTGRESQL] += 2;
		for (size_t i = 0; t.kind == SQL_WORD && i < sizeof words / sizeof *words; i++)
			seen[words[i].dialect] += str_ieq(s, words[i].word);
	}
	/* SQLite takes back ticks, too, and Prisma and Drizzle write them for it. */
	if (seen[SQL_SQLITE])
		seen[SQL_SQLITE] += seen[SQL_MYSQL], seen[SQL_MYSQL] = 0;
	enum sql_dialect best = SQL_ANY;
	for (size_t d = SQL_POSTGRESQL; d < DIALECTS; d++)
		if (seen[d] > (best ? seen[best] : 0))
			best = (enum sql_dialect)d;
	return best;
}
