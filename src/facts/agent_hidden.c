/* One pass over the characters (Unicode 16: blocks Tags and Variation Selectors, UAX 9 for the controls of direction,
 * UTS 51 for the sequences of emoji), with the character before that has a shape, and how many without one came since.
 */
#include "agent_hidden.h"

#include "base/ascii.h"
#include "base/utf.h"

enum kind { SHAPED, TAG, SELECTOR, BIDI, OVERRIDE, JOINER, WIDTHLESS };
enum finding { F_TAGS, F_SELECTORS, F_BIDI, F_INVISIBLE, FINDINGS };

static const struct range {
	int32_t from, to;
	enum kind kind;
} ranges[] = {
        {0xAD, 0xAD, WIDTHLESS},     {0x115F, 0x1160, WIDTHLESS},  {0x180E, 0x180E, WIDTHLESS},
        {0x200B, 0x200B, WIDTHLESS}, {0x200C, 0x200D, JOINER},     {0x200E, 0x200F, WIDTHLESS},
        {0x202A, 0x202C, BIDI},      {0x202D, 0x202E, OVERRIDE},   {0x2060, 0x2064, WIDTHLESS},
        {0x2066, 0x2069, BIDI},      {0x206A, 0x206F, WIDTHLESS},  {0x3164, 0x3164, WIDTHLESS},
        {0xFE00, 0xFE0F, SELECTOR},  {0xFEFF, 0xFEFF, WIDTHLESS},  {0xFFA0, 0xFFA0, WIDTHLESS},
        {0xE0000, 0xE007F, TAG},     {0xE0100, 0xE01EF, SELECTOR},
};

static enum kind kind_of(int32_t c)
{
	if (c < 0xAD)
		return SHAPED;
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return ranges[i].kind;
	return SHAPED;
}

enum { FLAG = 0x1F3F4, CANCEL = 0xE007F, MARK = 0xFEFF, JOINED_FROM = 0x590 };
enum { OF_FLAG = 7, IN_A_ROW = 3 }; /* tags that a flag has at most; selectors that no character has */

static bool is_latin(int32_t c) { return c > 0 && c < 0x80 && ascii_letter((char)c); }
static bool is_from_right(int32_t c)
{
	return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
	       (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

struct pass {
	int32_t before;              /* the last character with a shape; 0: the line begins */
	unsigned widthless, selects; /* how many came since; tags and controls count for neither */
	bool single;                 /* exactly one of width 0 came, behind a Latin letter */
	unsigned of_flag;            /* how many tags may still belong to a flag */
	unsigned line, turned; /* where a control of direction stands, in a line without such a script so far; 0 */
	bool from_right;       /* this line has letters that are written from the right */
	unsigned found[FINDINGS];
	str tags; /* the bytes of the first run of tags */
};

static void find(struct pass *p, enum finding what, unsigned line)
{
	if (!p->found[what])
		p->found[what] = line;
}

static void shaped(struct pass *p, int32_t c)
{
	if (p->single && p->widthless == 1 && is_latin(c))
		find(p, F_INVISIBLE, p->line);
	p->from_right |= is_from_right(c);
	p->before = c;
	p->widthless = p->selects = 0;
	p->single = false;
	p->of_flag = c == FLAG ? OF_FLAG : 0;
}

static void end_line(struct pass *p)
{
	if (p->turned && !p->from_right)
		find(p, F_BIDI, p->turned);
	p->turned = 0;
	p->from_right = false;
}

static void widthless(struct pass *p)
{
	p->single = is_latin(p->before);
	if (++p->widthless >= 2)
		find(p, F_INVISIBLE, p->line);
}

static void shapeless(struct pass *p, int32_t c, enum kind kind, str bytes)
{
	switch (kind) {
	case TAG:
		if (!p->of_flag) {
			find(p, F_TAGS, p->line);
			p->tags = p->tags.n ? (str){p->tags.p, (size_t)(bytes.p + bytes.n - p->tags.p)} : bytes;
		}
		p->of_flag -= p->of_flag > 0;
		p->of_flag = c == CANCEL ? 0 : p->of_flag;
		break;
	case SELECTOR:
		if (++p->selects >= IN_A_ROW)
			find(p, F_SELECTORS, p->line);
		break;
	case OVERRIDE:
		find(p, F_BIDI, p->line);
		break;
	case BIDI:
		p->turned = p->turned ? p->turned : p->line;
		break;
	case JOINER:
		if (p->before < JOINED_FROM)
			widthless(p);
		else
			p->selects = 0;
		break;
	case WIDTHLESS:
		widthless(p);
		break;
	case SHAPED:
		break;
	}
}

/* What tags say, in the letters they stand for; no more than a line of it. */
static str letters_of(struct arena *a, str bytes)
{
	enum { LINE = 120 };
	char *text = arena_alloc(a, LINE);
	size_t n = 0, length;
	for (; bytes.n && n < LINE; bytes = str_sub(bytes, length, bytes.n)) {
		int32_t c = utf_next(bytes, &length);
		if (c >= 0xE0020 && c < CANCEL)
			text[n++] = (char)(c - 0xE0000);
	}
	return (str){text, n};
}

static void add(struct facts *f, str path, const struct pass *p, enum finding what)
{
	static const char *const names[FINDINGS] = {"tags", "selectors", "bidi", "invisible"};
	if (!p->found[what])
		return;
	struct members m = fact_new(f, S("hidden_texts"), path, p->found[what]);
	members_scalar(&m, NODE_STRING, S("what"), str_of(names[what]), NULL);
	if (what == F_TAGS)
		members_scalar(&m, NODE_STRING, S("says"), letters_of(m.arena, p->tags), NULL);
}

void agent_hidden(struct facts *f, str path, str bytes)
{
	struct pass p = {.line = 1};
	for (size_t i = 0, length; i < bytes.n; i += length) {
		int32_t c = utf_next(str_sub(bytes, i, bytes.n), &length);
		enum kind kind = kind_of(c);
		if (c == MARK && i == 0)
			continue;
		if (kind == SHAPED)
			shaped(&p, c);
		else
			shapeless(&p, c, kind, str_sub(bytes, i, i + length));
		if (c != '\n')
			continue;
		end_line(&p);
		p.line++;
		p.before = 0;
	}
	end_line(&p);
	for (enum finding what = 0; what < FINDINGS; what++)
		add(f, path, &p, what);
}
