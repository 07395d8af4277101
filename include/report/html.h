/* html: the style sheet of the HTML report and its checklist, apart from the findings. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report/writer.h"

str html_style(void);
/* One table for each section that has controls, and what was blocked by evidence that is missing. */
void html_checklist(struct writing *w);
/* s as text of an element. */
void html_text(struct writing *w, str s);

#endif
