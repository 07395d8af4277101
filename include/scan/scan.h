/* scan: one document through the engine: decode, text rules, structure, facts. A scanner belongs to one thread; what it
 * finds goes to a sink as hits (one rule, one place), never with the raw secret. */
#ifndef SCAN_SCAN_H
#define SCAN_SCAN_H

#include "facts/facts.h"
#include "facts/package_side.h"
#include "match/search.h"
#include "model/report.h"

/* Calls may come from several threads at once. Everything is borrowed until the call returns. */
struct scan_sink {
	void *ctx;
	void (*hit)(void *ctx, const struct doc *doc, const struct hit *hit);
	void (*trouble)(void *ctx, enum trouble_class class, str reason, str hint, str path);
	/* What a rule found out about its control besides findings, and what a file that was not read leaves open. */
	void (*state)(void *ctx, const struct statement *statement);
};

struct scan_options {
	const bool *on; /* by rule number: selected; NULL for all */
	str as_of;      /* YYYY-MM-DD */
	bool structure; /* run config rules and collect facts (tree and index); false in history */
	bool trees;     /* facts_need_trees(): facts are taken from every file */
	bool pathless;  /* blobs of history: files, samples and lock files are judged afterwards, by scan_place() */
	bool measure;   /* time each rule */
	enum tier tier; /* of scan_repository() */
	const struct package_sides *packages; /* where code of which nothing else is known runs; NULL: nobody said */
	const struct node *manifest;          /* what "$manifest." starts at (query/query.h); read by all threads */
	_Atomic uint64_t *beat;               /* counted up inside long documents; NULL: none */
};

struct scanner;
/* m, options and sink must outlive it. facts may be NULL when structure is false; it belongs to this thread alone. */
struct scanner *scanner_new(struct matcher *m, const struct scan_options *o, const struct scan_sink *sink,
                            struct facts *facts, struct err *err);
void scanner_free(struct scanner *s);
/* The pieces of one document come one behind the other, to one scanner. False when it is one that is not looked into
 * (binary, LFS pointer); the sink was told. */
bool scanner_document(struct scanner *s, const struct doc *doc);
/* The same of bytes at hand however many they are: a long document in pieces. doc->bytes is not kept. */
bool scanner_bytes(struct scanner *s, struct doc *doc);
/* What the path of the document that was given last says; no other may be asked for. */
const struct path_classes *scanner_classes(struct scanner *s, str path);
const struct rule_cost *scanner_costs(const struct scanner *s, uint64_t *total);

/* Judges the repository's facts by the rules of kind repo, after the last document. */
void scan_repository(struct matcher *m, const struct scan_options *o, const struct scan_sink *sink,
                     const struct node *facts);

#endif
