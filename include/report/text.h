/* text: the parts of the report for a terminal: inks, folded lines, the frame of one finding, the checklist. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "report/writer.h"

enum ink { INK_PLAIN, INK_BOLD, INK_DIM, INK_RED, INK_YELLOW, INK_CYAN, INK_GREEN, INK_BLUE };

/* s is scanned text: it is made safe. With INK_PLAIN, or without colours, no escape sequence is written. */
void text_put(struct writing *w, enum ink ink, str s);
/* The same, folded between words at the terminal's width; lines after the first are indented by `indent` columns, which
 * is where the text begins. */
void text_fold(struct writing *w, unsigned indent, str s);
/* A command line of ours as it can be copied: with the style's program in front. In the scratch arena. */
str text_command(struct writing *w, str command);
enum ink text_severity_ink(enum severity s);

/* The lines above all findings: how much was looked at; what the app is, unless only a part or a change was. */
void text_head(struct writing *w);

/* Findings of one rule and one control, in one frame. */
struct text_group {
	const struct finding **findings; /* in the report's order; the first is framed */
	size_t n, cap;
};
void text_frame(struct writing *w, const struct text_group *g);
/* The masked lines of a finding, TEXT_LINES at most, with a caret below the first; their numbers take so many digits.
 */
enum { TEXT_LINES = 5 };
void text_lines(struct writing *w, const struct finding *f, unsigned digits);
/* "HIGH[SECR-02]: title (note)  path:line:col", one line. */
void text_one_line(struct writing *w, const struct finding *f);

/* Is the group a line of the table and no frame: it stops nothing, and is LOW or a key in a test? (-v frames all.) */
bool text_is_line(const struct writing *w, const struct text_group *g);
/* The rules by line; framed: how many groups got a frame. */
void text_table(struct writing *w, const struct text_group *groups, size_t n, size_t framed);
/* "14 possible in tests and docs, 2 in old versions": guesses that their place made LOW; nothing when there are none.
 */
void text_possible(struct writing *w);

/* Of several roots, and of several apps, the answer of each, and what keeps its gate shut; nothing of a single one. */
void text_parts(struct writing *w);

/* One line for each section, and what blocks without a finding of its own. */
void text_checklist(struct writing *w);

#endif
