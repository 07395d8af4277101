/* By tables: names that only stores have, names that count on a connection, on a model, on a repository. */
#include "route_store.h"

#include "base/ascii.h"
#include "route_word.h"
#include "row_get.h"

/* ---- chains ---- */

/* The chain without its last name, and the last name of that: User of "models.User.find". */
static str before_last(str chain)
{
	str last = route_last(chain);
	return str_sub(chain, 0, chain.n > last.n ? chain.n - last.n - 1 : 0);
}

static str plain(str name) { return str_ends(name, S("()")) ? str_sub(name, 0, name.n - 2) : name; }

/* Article, UserModel: a class, and no constant (STATES), which may be a list. */
static bool is_class(str name)
{
	bool lower = false;
	for (size_t i = 0; i < name.n; i++)
		lower = lower || ascii_lower(name.p[i]);
	return name.n > 1 && ascii_upper(name.p[0]) && lower;
}

static bool has_segment(str chain, const char *list)
{
	str part;
	for (str rest = chain; str_cut(&rest, '.', &part);)
		if (str_listed(plain(part), list))
			return true;
	return false;
}

/* ---- what is known for each kind of receiver ---- */

/* "select name from people": what asks for rows, and not `select 1`, which asks whether somebody is there. */
static bool is_select(str text)
{
	text = str_trim(text);
	return route_begins_so(text, "select with") && str_ifind(text, S(" from "), 0) != SIZE_MAX;
}

/* A function as an argument: a list is searched. */
static bool is_search(str argument)
{
	return str_find(argument, S("=>"), 0) != SIZE_MAX || route_begins_so(argument, "function lambda x =>");
}

static const char by_name[] =
        "findMany findUnique findUniqueOrThrow findFirstOrThrow findByPk findAndCountAll findAndCount findOneBy "
        "findOneOrFail findOneByOrFail find_by find_one fetchall fetchone fetchmany fetchrow fetchval fetch_all "
        "fetch_one "
        "get_or_404 first_or_404 one_or_404 get_object_or_404 get_list_or_404 getDocs read_sql read_sql_query "
        "read_sql_table ToListAsync FirstOrDefaultAsync SingleOrDefaultAsync FindAsync count_documents "
        "hGetAll hgetall lRange lrange sMembers smembers get_object "
        "findOrFail firstOrFail batch_get_item queryForObject queryForList QueryRowContext QueryRowx Queryx";
/* What the libraries of Prometheus give of all that an app counted. */
static const char measures[] =
        "generate_latest prometheus_client.generate_latest register.metrics client.register.metrics "
        "promClient.register.metrics promhttp.Handler";
static const char connections[] =
        "db DB _db conn connection cursor session db_session dbsession async_session _session pool client tx database "
        "knex em entityManager manager orm gorm queries dbpool pgpool engine _context dbContext _dbContext sequelize "
        "prisma prismaClient";
static const char of_connection[] =
        "scalars scalar query execute exec fetch findFirst findFirstOrThrow count aggregate groupBy First Find Take "
        "Last Scan Pluck Count QueryRow Query Select Get Rows Raw ToList FirstOrDefault SingleOrDefault";
/* Of these, what a connection does for other things, too: told by what it is given. */
static const char only_with_text[] = "query execute exec Query Get fetch Raw count Scan scalar";
static const char of_prisma[] = "findFirst count aggregate groupBy";
static const char of_model[] = "find findOne findById findAll all where paginate order includes joins pluck latest "
                               "orderBy simplePaginate aggregate countDocuments";
/* Classes of libraries that have such names, and are no model. */
static const char no_models[] =
        "Object Promise Array Math Number String Set Map JSON Date Path Request Response Cache Session Cookie Config "
        "Route Log Auth Http Storage Str Arr Carbon Collection Input Validator Redis Hash URL Url Lang View File "
        "Mail Event Queue Bus Gate Schema App Artisan Crypt Password RateLimiter Broadcast Notification Process "
        "Collections Arrays List Stream Optional Files Paths Objects Iterables Dir Regexp Time Enum "
        "Buffer Symbol Reflect Intl Axios Client Faker Factory Logger Error Rails I18n ENV Settings Blueprint";

static bool ends_with_word(str name, const char *list)
{
	str word;
	for (str rest = str_of(list); str_cut(&rest, ' ', &word);)
		if (name.n >= word.n && str_ieq(str_sub(name, name.n - word.n, name.n), word))
			return true;
	return false;
}

/* userRepository.findAll, self.repo.list */
static bool of_repository(str receiver, str last)
{
	return ends_with_word(plain(receiver), "repository repo dao") &&
	       route_begins_so(last, "find get list all fetch search query select read load page");
}

/* db.query(User), session.scalars(stmt): what it is given is SQL, a class, a name of code, and no literal alone. */
static bool of_a_connection(str receiver, str last, str argument)
{
	if (!str_listed(plain(receiver), connections) || !str_listed(last, of_connection))
		return false;
	if (!str_listed(last, only_with_text))
		return true;
	return is_select(argument) || is_class(argument) ||
	       (str_starts(argument, S("select(")) && !str_starts(argument, S("select(1")));
}

/* supabase.from('x').select(), db.select().from(x), collection('x').get() */
static bool of_chain(str callee, str last)
{
	static const struct {
		const char *holds, *last;
	} chains[] = {
	        {".from().", "select single maybeSingle"},
	        {".select().", "from"},
	        {"collection().", "get stream find findOne aggregate where"},
	        {".find().", "toArray to_list"},
	        {".query().", "filter filter_by all first one one_or_none order_by join get count options"},
	        {".table().", "get first paginate"},
	};
	for (size_t i = 0; i < sizeof chains / sizeof *chains; i++)
		if (str_listed(last, chains[i].last) && str_find(callee, str_of(chains[i].holds), 0) != SIZE_MAX)
			return true;
	return false;
}

/* Article.query.all, Article.objects.filter: names that a model has for its rows. */
static bool of_rows(str chain)
{
	for (size_t at = 0; at < chain.n; at++) {
		str rest = str_sub(chain, at, chain.n);
		if (!str_starts(rest, S(".query")) && !str_starts(rest, S(".objects")))
			continue;
		size_t end = at + (str_starts(rest, S(".query")) ? 6 : 8);
		bool whole = end == chain.n || chain.p[end] == '.';
		if (whole && is_class(plain(route_last(str_sub(chain, 0, at)))))
			return true;
	}
	return false;
}

str route_stored_read(const struct node *function)
{
	const struct node *reads = node_get(function, S("reads"));
	for (const struct node *n = reads ? reads->child : NULL; n; n = n->next)
		if (of_rows(n->text))
			return n->text;
	return S("");
}

bool route_is_stored(str callee, str argument)
{
	str last = route_last(callee), receiver = route_last(before_last(callee));
	if (str_listed(last, by_name))
		return callee.n > last.n || ends_with_word(last, "_404 getDocs read_sql read_sql_query read_sql_table");
	if (str_listed(callee, measures))
		return true;
	if (callee.n == last.n) /* text("select …"), a query of one's own */
		return is_select(argument) && str_listed(callee, "text sql query q execute run select");
	if (is_select(argument) &&
	    str_listed(last, "query execute exec raw prepare all get run text sql fetch Raw Query "
	                     "QueryRow QueryContext Select $queryRaw executemany"))
		return true;
	if (of_rows(callee) || of_repository(receiver, last) || of_a_connection(receiver, last, argument) ||
	    of_chain(callee, last))
		return true;
	if (has_segment(callee, "prisma") && str_listed(last, of_prisma))
		return true;
	return is_class(receiver) && !str_listed(receiver, no_models) && str_listed(last, of_model) &&
	       !is_search(argument);
}
