/* What the files that read YAML share. */
#ifndef FORMAT_YAML_INT_H
#define FORMAT_YAML_INT_H

#include "format/yaml.h"

struct anchor {
	struct node *node;
	size_t nodes;
	unsigned height;
};

struct frame {
	struct node *node, *last;
	struct children kids, spreads;
	struct node *merged; /* values of "<<", beside the tree */
	str key, anchor;
	unsigned key_line, height;
	size_t nodes_before;
	bool has_key, spreading, custom, flow;
};

struct yaml {
	struct reader r;
	yaml_parser_t parser;
	struct frame *stack; /* [0] holds the documents */
	size_t top;
	struct map anchors, members;
	bool templates, strange_key; /* strange_key: a container stands as a key, as in {{ x }} */
};

/* At the end of a mapping that has "<<": adds the members of what it names that it has not itself. */
void yaml_merge(struct yaml *y, struct frame *f);

#endif
