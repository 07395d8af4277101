// What go/parser says of Go, in the form of tests/parsers/run.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
)

var set = token.NewFileSet()
var out = bufio.NewWriter(os.Stdout)

type object = map[string]any

// A text as it stands in the file, byte for byte.
type text string

func (s text) MarshalJSON() ([]byte, error) {
	b := []byte{'"'}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c == 0x7f:
			b = append(b, fmt.Sprintf("\\u%04x", c)...)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"'), nil
}

func chain(e ast.Expr) string {
	switch n := e.(type) {
	case *ast.Ident:
		return n.Name
	case *ast.SelectorExpr:
		return chain(n.X) + "." + n.Sel.Name
	case *ast.CallExpr:
		return chain(n.Fun) + "()"
	case *ast.IndexExpr:
		if _, ok := n.X.(*ast.Ident); ok && isType(n.Index) {
			return chain(n.X)
		}
		if lit, ok := n.Index.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, _ := strconv.Unquote(lit.Value)
			return chain(n.X) + "." + s
		}
		return chain(n.X) + "[…]"
	case *ast.IndexListExpr:
		return chain(n.X)
	case *ast.TypeAssertExpr:
		return chain(n.X) + ".()"
	case *ast.ParenExpr:
		switch n.X.(type) {
		case *ast.Ident, *ast.SelectorExpr:
			return chain(n.X)
		}
	}
	return "…"
}

// f[string](…): told from an index by a name of a type that is built in.
func isType(e ast.Expr) bool {
	n, ok := e.(*ast.Ident)
	return !ok || strings.Contains(" string int int64 bool byte any float64 error ", " "+n.Name+" ")
}

func number(n *ast.BasicLit, sign string) object { return object{"#": sign + n.Value} }

func value(e ast.Expr) any {
	switch n := e.(type) {
	case *ast.BasicLit:
		switch n.Kind {
		case token.STRING, token.CHAR:
			s, err := strconv.Unquote(n.Value)
			if err == nil {
				return text(s)
			}
		case token.INT, token.FLOAT:
			return number(n, "")
		}
	case *ast.Ident:
		switch n.Name {
		case "true", "false":
			return n.Name == "true"
		case "nil":
			return nil
		}
	case *ast.ParenExpr:
		return value(n.X)
	case *ast.UnaryExpr:
		if lit, ok := n.X.(*ast.BasicLit); ok && n.Op == token.SUB && lit.Kind != token.STRING {
			return number(lit, "-")
		}
		if lit, ok := n.X.(*ast.CompositeLit); ok && n.Op == token.AND {
			return value(lit)
		}
	case *ast.BinaryExpr:
		a, isText := value(n.X).(text)
		b, both := value(n.Y).(text)
		if n.Op == token.ADD && isText && both {
			return a + b
		}
	case *ast.CompositeLit:
		return composite(n)
	case *ast.CallExpr:
		return conversion(n)
	}
	return object{"?": fmt.Sprintf("%T", e)}
}

// []byte("x") and string("x") are "x".
func conversion(n *ast.CallExpr) any {
	array, isArray := n.Fun.(*ast.ArrayType)
	name, isName := n.Fun.(*ast.Ident)
	if isArray {
		name, isName = array.Elt.(*ast.Ident)
	}
	if isName && len(n.Args) == 1 && (isArray && name.Name == "byte" || name.Name == "string") {
		if s, ok := value(n.Args[0]).(text); ok {
			return s
		}
	}
	return object{"?": "call"}
}

func composite(n *ast.CompositeLit) any {
	list, pairs := []any{}, object{}
	for _, e := range n.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok {
			list = append(list, value(e))
			continue
		}
		key := "..."
		switch k := pair.Key.(type) {
		case *ast.Ident:
			key = k.Name
		default:
			switch v := value(k).(type) {
			case text:
				key = string(v)
			case object:
				if s, ok := v["#"].(string); ok {
					key = s
				}
			}
		}
		pairs[key] = value(pair.Value)
		if key == "..." {
			pairs[key] = object{"?": ""}
		}
	}
	if len(pairs) > 0 {
		return pairs
	}
	return list
}

func emit(kind, name string, at token.Pos, args []ast.Expr) {
	fmt.Fprintf(out, "%s\t%s\t%d", kind, name, set.Position(at).Line)
	if kind == "call" {
		values := []any{}
		for _, a := range args {
			values = append(values, value(a))
		}
		b, _ := json.Marshal(values)
		fmt.Fprintf(out, "\t%s", b)
	}
	fmt.Fprintln(out)
}

// T{…} is a construction with one argument; lists and maps of a type are none.
func construction(n *ast.CompositeLit) {
	switch t := n.Type.(type) {
	case *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr:
		emit("call", chain(t), n.Pos(), []ast.Expr{n})
	}
}

func main() {
	defer out.Flush()
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		file, err := parser.ParseFile(set, paths.Text(), nil, parser.SkipObjectResolution)
		if err != nil {
			fmt.Fprintf(out, "refused\t%s\n", paths.Text())
			continue
		}
		fmt.Fprintf(out, "file\t%s\n", paths.Text())
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				path, _ := strconv.Unquote(n.Path.Value)
				emit("import", path, n.Path.Pos(), nil)
			case *ast.CallExpr:
				if _, array := n.Fun.(*ast.ArrayType); !array {
					emit("call", chain(n.Fun), n.Pos(), n.Args)
				}
			case *ast.CompositeLit:
				construction(n)
			}
			return true
		})
	}
}
