/* writer: a report in one format. A writer is five functions over one context; it shows what the report says and
 * decides nothing: no writer filters, counts differently or computes a verdict of its own. The same report gives the
 * same bytes.
 *
 *   begin ─ finding × n ─ open × n ─ trouble × n ─ end        in the report's order, always all of them
 *
 * open: a control that keeps the gate shut and has no finding (report/wording.h). A format that has nothing but
 * findings would be empty beside NOT READY without it; those that show controls by themselves have none.
 */
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "base/buf.h"
#include "base/err.h"
#include "model/report.h"
#include "report/wording.h"

/* How the text report looks; the other formats ignore it. */
struct report_style {
	bool color;           /* ANSI colours */
	bool tty;             /* long lines are folded at width */
	unsigned width;       /* columns of the terminal, 0 when unknown */
	bool verbose;         /* every finding and every path that was left out */
	bool quiet;           /* one line per finding and the last line */
	bool show_hyperlinks; /* OSC 8 links to public references */
	str program;          /* how commands that are shown are called from here; "": microaudit */
};

/* What a writer works with. `scratch` and what stands in it live until report_write() returns. */
struct writing {
	const struct report *r;
	const struct report_style *style;
	struct buf *out;
	struct err *err;
	struct arena *scratch;
	void *state; /* the writer's own, made by begin in scratch or released by end */
	bool failed; /* set by a writer that could not go on; err says why */
};

struct writer {
	str name;        /* as --format takes it */
	str description; /* for help and completions */
	str extension;   /* of a file that holds it, without the dot */
	bool machine;    /* read by programs: two of them on one stdout make no sense */
	void (*begin)(struct writing *w);
	void (*finding)(struct writing *w, const struct finding *f);
	void (*trouble)(struct writing *w, const struct trouble *t);
	void (*end)(struct writing *w);
	void (*open)(struct writing *w, const struct judgement *j, enum open_kind kind); /* NULL: shown by end */
};

/* All formats, in the order help lists them. */
const struct writer *const *report_formats(size_t *n);
/* Is there a format of this name? */
bool report_format_known(str name);

/* Appends the report to out. False, with err set, when there is no such format or memory ran out inside cJSON. */
bool report_write(str format, const struct report *r, const struct report_style *style, struct buf *out,
                  struct err *err);

#endif
