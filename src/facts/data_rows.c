/* Files of rows: by the kind of the file, what of people stands in it (data_people.h), and what its columns or keys are
 * called. Code, pages and documents that hold lists of people may have made them up. */
#include "data_rows.h"

#include "base/glob.h"
#include "data_keys.h"
#include "data_people.h"
#include "facts/folder.h"
#include "query/truth.h"

enum { ENOUGH = DATA_ENOUGH };

/* ---- files ---- */

static size_t lines_of(str bytes)
{
	size_t n = 0;
	str line;
	while (n <= ENOUGH && str_cut(&bytes, '\n', &line))
		n += str_trim(line).n > 0;
	return n;
}

static void add(struct facts *f, str path, const char *holds, enum truth people)
{
	struct members m = fact_new(f, S("data_rows"), path, 1);
	members_scalar(&m, NODE_STRING, S("holds"), str_of(holds), NULL);
	if (people == TRUTH_UNKNOWN)
		members_scalar(&m, NODE_UNKNOWN, S("people"), S("whether these are real"), NULL);
	else
		members_bool(&m, S("people"), people == TRUTH_TRUE);
}

static bool is_left_alone(str path, str bytes)
{
	static const char *const names[] = {"*{lock,Lock}*",
	                                    "package.json",
	                                    "composer.json",
	                                    "*.{cdx,spdx}.json",
	                                    "{bom,sbom,licenses,license,contributors,authors,openapi,swagger}*",
	                                    ".all-contributorsrc"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (glob_rule(str_of(names[i]), path))
			return true;
	str head = str_sub(bytes, 0, 4096);
	return folder_is_foreign(path) || str_find(head, S("CycloneDX"), 0) != SIZE_MAX ||
	       str_find(head, S("spdxVersion"), 0) != SIZE_MAX;
}

/* What of people validates; NULL: not enough of anything. */
static const char *held(const struct data_people *p)
{
	return p->mails.n >= ENOUGH      ? "e-mail addresses"
	       : p->accounts.n >= ENOUGH ? "account numbers"
	       : p->cards.n >= ENOUGH    ? "card numbers"
	                                 : NULL;
}

void data_rows_text(struct facts *f, str path, str bytes)
{
	bool table = glob_rule(S("*.{csv,tsv,psv}"), path);
	bool data = glob_rule(S("*.{json,jsonl,ndjson,sql,yaml,yml,xml,vcf,ldif,log,txt,mbox,ipynb}"), path);
	bool prose = glob_rule(S("*.{ts,tsx,js,jsx,mjs,py,rb,php,go,java,kt,cs,dart,swift,html,htm,md,toml}"), path);
	if ((!table && !data && !prose) || is_left_alone(path, bytes))
		return;
	struct arena scratch = {0};
	struct data_people p = data_people_look(bytes);
	str heading = str_sub(bytes, 0, str_find(bytes, S("\n"), 0));
	bool rows = table && lines_of(bytes) > ENOUGH;
	bool keyed = glob_rule(S("*.{json,jsonl,ndjson,yaml,yml,xml}"), path);
	if (held(&p))
		add(f, path, held(&p), prose ? TRUTH_UNKNOWN : TRUTH_TRUE);
	else if (p.phones.n >= ENOUGH)
		add(f, path, "telephone numbers", TRUTH_UNKNOWN);
	else if (rows && data_heading_is_of_people(path, heading, &scratch))
		add(f, path, "columns about people", TRUTH_UNKNOWN);
	else if (keyed && data_keys_are_of_people(path, bytes, &scratch))
		add(f, path, "entries about people", TRUTH_UNKNOWN);
	else if (rows)
		add(f, path, "rows", TRUTH_FALSE);
	arena_free(&scratch);
}

void data_rows_file(struct facts *f, str path, uint64_t size)
{
	static const char *const kinds[] = {"*.{sqlite,sqlite3,db,db3,xlsx,xls,ods,parquet,avro,feather,mdb,accdb,rdb}",
	                                    "*.{dump,dmp,pgdump,bak,mdf,pst}",
	                                    "*.{sql,csv,json,xml,dump}.{gz,zip,bz2,xz,zst}"};
	bool closed = false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		closed = closed || glob_rule(str_of(kinds[i]), path);
	if (size > 0 && closed && !folder_is_foreign(path) &&
	    !glob_rule(S("{Thumbs.db,**/.vs/**,.vs/**,**/.idea/**}"), path))
		add(f, path, "what only its own program reads", TRUTH_UNKNOWN);
}
