/* assign: a value that is given to a name, in the notation of whatever language or settings file it stands in. Read
 * from the bytes around one word of the name, 1 KiB at most on either side, so that a blob of history is read without
 * its path; whether a bare value counts in a file is a question for afterwards.
 *
 *   quoted   password = "…"   "password": "…"   'password' => '…'   password := `…`   let password: string = "…"
 *            define('PASSWORD', '…')   setPassword("…")   env.PASSWORD || "…"   password == "…"   password.equals("…")
 *            <password>…</password>   <add key="password" value="…"/>   {"name": "PASSWORD", "value": "…"}
 *            <key>password</key><string>…</string>   "…".equals(password)   @Value("…") String password
 *            and the value on the next line; several in a list, when the name is a plural: API_KEYS = ["…", "…"]
 *            variable "password" { default = "…" }   add_argument("--password", default="…")   "${db.password:…}"
 *   bare     password=…   password: …   password …   export PASSWORD=…   name: PASSWORD / value: …
 *   option   --password …   --password=…   -password …   "--password", "…" */
#ifndef SECRET_ASSIGN_ASSIGN_H
#define SECRET_ASSIGN_ASSIGN_H

#include "model/rule.h"

enum assign_op {
	ASSIGN_SET,     /* = := : => and the like */
	ASSIGN_DEFAULT, /* || ?? ?: or: what stands in for a setting that is absent */
	ASSIGN_COMPARE, /* == != equals() */
	ASSIGN_CALL,    /* the name is a function's: setPassword("…") */
	ASSIGN_LIST,    /* name and value side by side in a list: ("password", "…") */
	ASSIGN_ELEMENT, /* text of an XML element */
	ASSIGN_PAIR,    /* two members of one object: name and value */
	ASSIGN_ITEM,    /* one of several in a list that the name is for */
	ASSIGN_BLANK,   /* a blank between them: a settings file, a command line */
	ASSIGN_ROW      /* a table's column and a row of it: assign_rows.h */
};
struct assignment {
	size_t key, key_end;     /* the name */
	size_t value, value_end; /* without quotes */
	size_t end;              /* behind the value's closing quote; in front of the name when the value is */
	enum assign_op op;
	char quote;    /* that the value stands in; 0 for none */
	unsigned item; /* of ASSIGN_ITEM: which one of the list */
};

/* Reads the assignment whose name holds the bytes [start, end). False: none of this form. */
bool assign_read(str text, size_t start, size_t end, enum assign_form form, struct assignment *out);
/* Behind an ASSIGN_ITEM: on to the next of the list. False: that was the last, or the 64th, or 8 KiB were read. */
bool assign_next(str text, struct assignment *a);

#endif
