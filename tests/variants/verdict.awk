# Of a report in JSON: the verdict of one control, with its cause or basis behind a slash.
function value(line) { sub(/^[^:]*:[ \t]*"?/, "", line); sub(/"?,?$/, "", line); return line }
/^\t*"controls":/ { inside = 1 }
inside && /^\t\t\t"id":/ { mine = value($0) == control }
mine && /^\t\t\t"verdict":/ { verdict = value($0) }
mine && /^\t\t\t"(basis|cause)":/ { word = value($0); if (word != "null") why = word }
mine && /^\t\t\}/ { exit }
END { if (verdict != "") print verdict (why != "" ? "/" why : "") }
