/* readers [MB]: how many megabytes a second each reader of source code reads, in processor time, on ordinary code (a
 * function, a call, a route, a map, comments: written here, repeated with other names), and JavaScript on one long line
 * of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "format/format.h"

static const struct {
	const char *format, *head, *piece; /* # is a number */
} samples[] = {
        {"code", "import express from 'express';\nimport {db} from './db';\nconst app = express();\n",
         "// How users# are listed.\nconst limit# = 100;\nasync function list#(req, res) {\n\tconst {page = 1, order} "
         "= "
         "req.query;\n\tif (!req.user) {\n\t\treturn res.status(401).json({error: 'Not signed in'});\n\t}\n\tconst "
         "rows = "
         "await db.query(`select * from t# limit $1`, [limit#]);\n\tres.json({rows, page: Number(page), next: page + "
         "1, "
         "order: order || 'asc'});\n}\napp.get('/users#/:id', list#);\n\n"},
        {"python", "import os\nfrom flask import Flask, request\n\napp = Flask(__name__)\n",
         "LIMIT_# = 100\n\n\n# How users are listed.\n@app.route('/users#/<id>', methods=['GET'])\ndef list_#(id, "
         "page=1):\n"
         "    if not request.user:\n        return {'error': 'Not signed in'}, 401\n    rows = db.query('select * from "
         "t# "
         "limit %s', [LIMIT_#])\n    return dict(rows=rows, page=int(page), next=page + 1, order=f'by {id}')\n\n\n"},
        {"ruby", "require 'sinatra'\n\n",
         "LIMIT_# = 100\n\n# How users are listed.\nget '/users#/:id' do |id|\n  halt 401, json(error: 'Not signed "
         "in') unless "
         "user\n  rows = db.exec_params('select * from t# limit $1', [LIMIT_#])\n  json rows: rows, page: "
         "params[:page].to_i, "
         "order: \"by #{id}\"\nend\n\n"},
        {"php", "<?php\nuse App\\Db;\n",
         "const LIMIT_# = 100;\n\n// How users are listed.\nfunction list_#($request, Response $res): array\n{\n    if "
         "(!$request->user()) {\n        return $res->json(['error' => 'Not signed in'], 401);\n    }\n    $rows = "
         "Db::select(\"select * from t# limit ?\", [LIMIT_#]);\n    return ['rows' => $rows, 'page' => (int) "
         "$request->page];\n"
         "}\nRoute::get('/users#/{id}', 'list_#');\n\n"},
        {"go", "package main\n\nimport (\n\t\"net/http\"\n\t\"example.com/app/db\"\n)\n\n",
         "const limit# = 100\n\n// How users are listed.\nfunc list#(w http.ResponseWriter, r *http.Request) {\n\tif "
         "user(r) == "
         "nil {\n\t\thttp.Error(w, \"Not signed in\", http.StatusUnauthorized)\n\t\treturn\n\t}\n\trows, err := "
         "db.Query(r.Context(), \"select * from t# limit $1\", limit#)\n\treply(w, map[string]any{\"rows\": rows, "
         "\"error\": "
         "err, \"page\": 1})\n}\n\n"},
};

static void make(struct buf *b, size_t sample, size_t most, bool one_line)
{
	buf_clear(b);
	buf_add(b, str_of(samples[sample].head));
	for (unsigned n = 1; b->n < most; n++)
		for (const char *c = strchr(samples[sample].piece, one_line ? '\n' : *samples[sample].piece); *c; c++)
			if (*c == '#' && c[1] != '{' && c[1] != ' ')
				buf_printf(b, "%u", n);
			else
				buf_byte(b, one_line && *c == '\n' ? ' ' : *c);
}

/* Megabytes a second: the best of three. */
static double speed(format_reader *read, str bytes)
{
	static const struct format_budget budget = {256, 50000000, 1u << 30};
	double best = 0;
	for (unsigned run = 0; run < 3; run++) {
		struct arena a = {0};
		struct err err = {{0}};
		const struct node *tree = NULL;
		clock_t from = clock();
		read(bytes, &a, &budget, &tree, &err);
		double took = (double)(clock() - from) / CLOCKS_PER_SEC;
		arena_free(&a);
		best = took > 0 && (double)bytes.n / 1e6 / took > best ? (double)bytes.n / 1e6 / took : best;
	}
	return best;
}

int main(int argc, char **argv)
{
	size_t most = (size_t)(argc > 1 ? atoi(argv[1]) : 4) * 1000000;
	struct buf b BUF_AUTO = {0};
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		for (size_t f = 0; f < format_count; f++) {
			if (!str_eq(format_table[f].name, str_of(samples[i].format)))
				continue;
			make(&b, i, most, false);
			double lines = speed(format_table[f].read, buf_str(&b));
			printf("readers    %-28s %9.1f MB/s\n", samples[i].format, lines);
			if (i > 0)
				continue;
			make(&b, i, most, true);
			printf("readers    %-28s %9.1f MB/s\n", "code, one line",
			       speed(format_table[f].read, buf_str(&b)));
		}
	return 0;
}
