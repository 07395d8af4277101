/* code_function: what a reader of source code knows about functions, and about names that no value stands for.
 * It adds to the tree of format/code.h:
 *
 *   functions  ARRAY of OBJECT, in the order in which they begin, each over the whole of its text:
 *     name     STRING: as declared, or what it is assigned to or a member of; absent where it has none
 *     params   ARRAY of OBJECT {name, type?, value?, marks?}: type and default as written; a pattern as written
 *     directive  STRING: the text that its body begins with, as 'use server'
 *     exits    ARRAY of OBJECT {says: "return res.status(401).end()", if?: "!token"}: its ways out, as written: return,
 *              throw, raise; what stands alone in front of a bare return, or last where nothing follows. if: the
 *              condition of the innermost if around it; "else", "catch" and the like in such a part
 *              under?: ARRAY of STRING, the conditions around that one, innermost first
 *     reads    ARRAY of STRING: names joined by dots that are not called ("req.session.user"), and one that is
 *              looked into (`x in session`), each once; UNKNOWN at its end: there are more
 *     marks    ARRAY of UNKNOWN: decorators, as written, without the sign in front of them
 *
 *   classes    ARRAY of OBJECT {name, bases: ARRAY of STRING, marks, values?, fields?}, in the order in which they
 *              begin; values of Python alone
 *     values   OBJECT name → value of what is assigned in the class itself, computed ones too
 *     fields   ARRAY of OBJECT {name, type?, marks?}: of Python what its body gives a type, which is as written (the
 *              value stands in values); of the others what it declares beside its methods
 *
 *   module     OBJECT {exits?, reads?} of what stands in no function: Python's. sys.exit(), and st.stop() of Streamlit,
 *              are ways out there and anywhere
 *
 *   names      OBJECT: name → {module, member}: an import ("*": all of it; "default"); or UNKNOWN: the call, as
 * written, whose result it is given; of Python also `Annotated[…]`
 *
 *   exports    OBJECT: name → value of what other files see under it ("*": module.exports); {module, member} where it
 *              is passed on; "...", once for each module all of whose names are
 *
 *   tries      ARRAY, of JavaScript: the blocks of try whose faults nobody hears of: what catches them neither leaves
 *              nor hands them on
 *
 *   branches   ARRAY of STRING, in the order in which they were met, each over what runs only where something holds:
 *     what hangs on if, else, a case of switch, catch; what stands behind && || ?? ? in an expression, and in front of
 *     the if of Python's choice. The text is what must hold, as written; the word where it has no condition, and with
 *     its word that of a loop; "" of a block that hangs on nothing, but ends what is declared in it
 *
 *   assigned   ARRAY of STRING, of JavaScript, Go and Python: names that are given a value where they are not declared
 *
 * A value (an argument, an export) that is a function of the file, or the result of a call, has the position of that
 * function, or of that call: so they are told. What stands in a function stands in the lines and columns of it; what
 * stands in a function inside of it belongs to that one's exits and reads. */
#ifndef FORMAT_CODE_FUNCTION_H
#define FORMAT_CODE_FUNCTION_H

#include "format/code_walk.h"

/* Of JavaScript; call it once, behind the walk. Of Python: format/python_function.h; of the languages with a row of
 * their own, which say more of some of these: format/lang_function.h. */
void code_functions(struct code_walk *w);

#endif
