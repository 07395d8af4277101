/* Short handlers as a small app has them; that of JavaScript is first. */
#include "samples.h"

#include <stddef.h>

const struct sample samples[] = {
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
        {"java",
         "package app;\n\nimport java.util.List;\nimport java.util.Map;\nimport "
         "org.springframework.web.bind.annotation.*;\n\n",
         "/** How users# are listed. */\n@RestController\npublic class Users# {\n    private static final int LIMIT = "
         "100;\n\n"
         "    @GetMapping(\"/users#/{id}\")\n    public Map<String, Object> list(@PathVariable String id, Principal "
         "user) {\n        if (user == null) {\n            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "
         "\"Not signed in\");\n        }\n        List<Row> rows = db.query(\"select * from t# limit ?\", LIMIT);\n   "
         "     return Map.of(\"rows\", rows, \"page\", 1);\n    }\n}\n\n"},
        {"kotlin", "package app\n\nimport io.ktor.server.application.*\nimport io.ktor.server.routing.*\n\n",
         "// How users# are listed.\nconst val LIMIT_# = 100\n\nfun Route.users#(db: Database) {\n    "
         "get(\"/users#/{id}\") "
         "{\n        val user = call.principal<User>() ?: return@get call.respond(HttpStatusCode.Unauthorized, \"Not "
         "signed in\")\n        val rows = db.query(\"select * from t# limit $LIMIT_#\", user.id)\n        "
         "call.respond(mapOf(\"rows\" to rows, \"page\" to 1))\n    }\n}\n\n"},
        {"csharp", "using System.Linq;\nusing Microsoft.AspNetCore.Mvc;\n\nnamespace App;\n\n",
         "/// <summary>How users# are listed.</summary>\n[ApiController]\npublic class Users#Controller : "
         "ControllerBase\n"
         "{\n    private const int Limit = 100;\n\n    [HttpGet(\"/users#/{id}\")]\n    public async "
         "Task<IActionResult> List(string id, int page = 1)\n    {\n        if (User.Identity == null)\n        {\n    "
         "  "
         "      return Unauthorized(new { error = \"Not signed in\" });\n        }\n        var rows = await "
         "db.QueryAsync<Row>($\"select * from t# limit {Limit}\");\n        return Ok(new { rows, page, next = page + "
         "1 "
         "});\n    }\n}\n\n"},
        {"dart", "import 'dart:convert';\nimport 'package:http/http.dart' as http;\n\n",
         "/// How users# are listed.\nconst limit# = 100;\n\nFuture<List<User>> list#(Session? session, {int page = "
         "1}) "
         "async {\n  if (session == null) {\n    throw StateError('Not signed in');\n  }\n  final answer = await "
         "http.get(Uri.https('example.com', '/users#', {'page': '$page', 'limit': '$limit#'}));\n  final rows = "
         "jsonDecode(answer.body) as List;\n  return rows.map((row) => User.fromJson(row)).toList();\n}\n\n"},
        {"swift", "import Foundation\nimport Vapor\n\n",
         "/// How users# are listed.\nlet limit# = 100\n\nfunc list#(_ req: Request) async throws -> Page<User> {\n    "
         "guard let user = req.auth.get(User.self) else {\n        throw Abort(.unauthorized, reason: \"Not signed "
         "in\")\n "
         "   }\n    let rows = try await User.query(on: req.db).filter(\\.$owner == user.id).limit(limit#).all()\n    "
         "return Page(rows: rows, page: 1, title: \"Users of \\(user.name)\")\n}\napp.get(\"users#\", \":id\", use: "
         "list#)\n\n"},
        {"rust", "use axum::{extract::State, routing::get, Json, Router};\nuse serde::Serialize;\n\n",
         "/// How users# are listed.\nconst LIMIT_#: i64 = 100;\n\nasync fn list_#(State(db): State<Pool>, user: "
         "Option<User>) -> Result<Json<Vec<Row>>, Error> {\n    let Some(user) = user else {\n        return "
         "Err(Error::Unauthorized(\"Not signed in\".to_string()));\n    };\n    let rows = sqlx::query_as(\"select * "
         "from "
         "t# limit $1\").bind(LIMIT_#).fetch_all(&db).await?;\n    println!(\"{} rows for {}\", rows.len(), "
         "user.name);\n    Ok(Json(rows))\n}\n\n"},
        {"sql", "create extension if not exists pgcrypto;\n\n",
         "-- Who ordered what.\ncreate table orders# (\n  id uuid primary key default gen_random_uuid(),\n  owner uuid "
         "not "
         "null references auth.users (id),\n  total numeric(10, 2) not null check (total >= 0),\n  note "
         "text\n);\nalter "
         "table orders# enable row level security;\ncreate policy \"Owners read\" on orders# for select using "
         "(auth.uid() "
         "= owner);\ninsert into orders# (owner, total, note) values (null, 12.50, 'First');\n\n"},
        {"yaml", "# What runs where.\nversion: 3\nservices:\n",
         "  web#:\n    image: example/web:1.#\n    environment:\n      - PORT=8080\n      - \"LIMIT=#\"\n    ports: "
         "[\"8080:8080\"]\n    deploy:\n      replicas: 2\n      resources: {limits: {memory: 256M}}\n"},
        {NULL, NULL, NULL}};
