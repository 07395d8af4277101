/* The native report in lines, for tools that read streams: the head, then one line for each finding, control and thing
 * that was not scanned, then the counts. "type" says which. */
#include "report/jsonout.h"
#include "report/writers.h"

static cJSON *open_line(struct writing *w, str type)
{
	cJSON *line = jsonout_root(w, false);
	jsonout_str(w, line, "type", type);
	return line;
}

static void begin(struct writing *w)
{
	cJSON *line = open_line(w, S("report"));
	jsonout_head(w, line);
	jsonout_print(w, line, true);
}

static void finding(struct writing *w, const struct finding *f)
{
	cJSON *line = open_line(w, S("finding"));
	jsonout_finding(w, line, f);
	jsonout_print(w, line, true);
}

static void trouble(struct writing *w, const struct trouble *t)
{
	cJSON *line = open_line(w, S("not_scanned"));
	jsonout_trouble(w, line, t);
	jsonout_print(w, line, true);
}

static void end(struct writing *w)
{
	for (size_t i = 0; i < w->r->n_controls; i++) {
		cJSON *line = open_line(w, S("control"));
		jsonout_control(w, line, &w->r->controls[i]);
		jsonout_print(w, line, true);
	}
	cJSON *line = open_line(w, S("scan"));
	jsonout_scan(w, line, NULL);
	jsonout_print(w, line, true);
}

const struct writer writer_jsonl = {STR_INIT("jsonl"),
                                    STR_INIT("one JSON object a line, for streams"),
                                    STR_INIT("jsonl"),
                                    true,
                                    begin,
                                    finding,
                                    trouble,
                                    end};
