<?php
// What nikic/php-parser says of PHP, in the form of tests/parsers/run.
require_once 'PhpParser/autoload.php';

use PhpParser\Node;
use PhpParser\Node\Expr;
use PhpParser\Node\Scalar;

const COMPUTED = ['?' => ''];

function name($n): string
{
    if ($n instanceof Node\Identifier || $n instanceof Node\VarLikeIdentifier)
        return $n->name;
    if ($n instanceof Node\Name)
        return ltrim($n->toCodeString(), '\\');
    return '…';
}

function chain($n): string
{
    if ($n instanceof Node\Name || $n instanceof Node\Identifier)
        return name($n);
    if ($n instanceof Expr\Variable)
        return is_string($n->name) ? $n->name : '…';
    if ($n instanceof Expr\PropertyFetch || $n instanceof Expr\NullsafePropertyFetch)
        return chain($n->var) . '.' . name($n->name);
    if ($n instanceof Expr\StaticPropertyFetch || $n instanceof Expr\ClassConstFetch)
        return chain($n->class) . '.' . name($n->name);
    if ($n instanceof Expr\MethodCall || $n instanceof Expr\NullsafeMethodCall)
        return chain($n->var) . '.' . name($n->name) . '()';
    if ($n instanceof Expr\StaticCall)
        return chain($n->class) . '.' . name($n->name) . '()';
    if ($n instanceof Expr\FuncCall)
        return chain($n->name) . '()';
    if ($n instanceof Expr\New_)
        return '…';
    if ($n instanceof Expr\ArrayDimFetch) {
        $text = $n->dim instanceof Scalar\String_;
        return chain($n->var) . ($text ? '.' . $n->dim->value : '[…]');
    }
    return '…';
}

function value($n)
{
    if ($n instanceof Scalar\String_)
        return $n->value;
    if ($n instanceof Scalar\LNumber || $n instanceof Scalar\DNumber)
        return ['#' => $n->getAttribute('rawValue') ?? (string) $n->value];
    if ($n instanceof Expr\ConstFetch) {
        $word = strtolower($n->name->toString());
        $words = ['true' => true, 'false' => false, 'null' => null];
        return array_key_exists($word, $words) ? $words[$word] : COMPUTED;
    }
    if ($n instanceof Expr\UnaryMinus || $n instanceof Expr\UnaryPlus) {
        $v = value($n->expr);
        return is_array($v) && isset($v['#']) ? ['#' => ($n instanceof Expr\UnaryMinus ? '-' : '') . $v['#']] : COMPUTED;
    }
    if ($n instanceof Expr\BinaryOp\Concat) {
        $a = value($n->left);
        $b = value($n->right);
        return is_string($a) && is_string($b) ? $a . $b : COMPUTED;
    }
    return $n instanceof Expr\Array_ ? listed($n) : COMPUTED;
}

function listed(Expr\Array_ $n)
{
    $list = [];
    $next = 0;
    $pairs = new stdClass();
    $keyed = false;
    foreach ($n->items as $item)
        $keyed = $keyed || ($item && $item->key);
    foreach ($n->items as $item) {
        if (!$item || $item->unpack || $item->byRef) {
            $list[] = COMPUTED;
            $pairs->{'...'} = COMPUTED;
            continue;
        }
        $v = value($item->value);
        $key = $item->key ? value($item->key) : ['#' => (string) $next++];
        if (is_array($key) && isset($key['#'])) {
            $key = $key['#'];
            $next = max($next, 1 + (int) $key);
        }
        if (is_string($key) && $key !== '' && $key[0] !== "\0")
            $pairs->{$key} = $v;
        else
            $pairs->{'...'} = COMPUTED;
        $list[] = $v;
    }
    return $keyed ? $pairs : $list;
}

function arguments(array $args): array
{
    $values = [];
    $named = new stdClass();
    foreach ($args as $a) {
        if ($a instanceof Node\VariadicPlaceholder)
            $values[] = COMPUTED;
        elseif ($a->name)
            $named->{$a->name->name} = value($a->value);
        elseif ($a->unpack)
            $named->{'...'} = COMPUTED;
        else
            $values[] = value($a->value);
    }
    if ((array) $named)
        $values[] = $named;
    return $values;
}

/* Bytes as they stand in the file, which need not be UTF-8. */
function json($v): string
{
    if (is_string($v)) {
        $escape = fn ($m) => $m[0] === '"' || $m[0] === '\\' ? '\\' . $m[0] : sprintf('\\u%04x', ord($m[0]));
        return '"' . preg_replace_callback('/["\\\\\x00-\x1f\x7f]/', $escape, $v) . '"';
    }
    if ($v instanceof stdClass || (is_array($v) && !array_is_list($v))) {
        $pairs = [];
        foreach ((array) $v as $key => $member)
            $pairs[] = json((string) $key) . ':' . json($member);
        return '{' . implode(',', $pairs) . '}';
    }
    return is_array($v) ? '[' . implode(',', array_map('json', $v)) . ']' : json_encode($v);
}

class Items extends PhpParser\NodeVisitorAbstract
{
    public array $lines = [];

    private function call(string $callee, Node $n, array $args): void
    {
        $this->lines[] = "call\t$callee\t{$n->getStartLine()}\t" . json(arguments($args));
    }

    private function uses(Node $n, string $prefix): void
    {
        foreach ($n->uses as $use)
            $this->lines[] = "import\t" . $prefix . ltrim($use->name->toCodeString(), '\\') . "\t{$use->name->getStartLine()}";
    }

    public function enterNode(Node $n)
    {
        if ($n instanceof Node\Stmt\Use_)
            $this->uses($n, '');
        elseif ($n instanceof Node\Stmt\GroupUse)
            $this->uses($n, $n->prefix->toString() . '\\');
        elseif ($n instanceof Expr\Include_ && $n->expr instanceof Scalar\String_)
            $this->lines[] = "import\t{$n->expr->value}\t{$n->expr->getStartLine()}";
        elseif ($n instanceof Expr\FuncCall)
            $this->call(chain($n->name), $n, $n->args);
        elseif ($n instanceof Expr\MethodCall || $n instanceof Expr\NullsafeMethodCall)
            $this->call(chain($n->var) . '.' . name($n->name), $n, $n->args);
        elseif ($n instanceof Expr\StaticCall)
            $this->call(chain($n->class) . '.' . name($n->name), $n, $n->args);
        elseif ($n instanceof Expr\Exit_ && $n->expr)
            $this->call($n->getAttribute('kind') === Expr\Exit_::KIND_DIE ? 'die' : 'exit', $n, [new Node\Arg($n->expr)]);
        elseif ($n instanceof Expr\New_ && !($n->class instanceof Node\Stmt\Class_))
            $this->call(chain($n->class), $n, $n->args);
        elseif ($n instanceof Node\Attribute)
            $this->call(name($n->name), $n, $n->args);
        return null;
    }
}

$lexer = new PhpParser\Lexer\Emulative(['usedAttributes' => ['startLine', 'endLine', 'rawValue', 'kind']]);
$parser = (new PhpParser\ParserFactory())->create(PhpParser\ParserFactory::PREFER_PHP7, $lexer);
while (($path = fgets(STDIN)) !== false) {
    $path = rtrim($path, "\n");
    try {
        $tree = $parser->parse(file_get_contents($path));
    } catch (PhpParser\Error $e) {
        echo "refused\t$path\n";
        continue;
    }
    $items = new Items();
    $traverser = new PhpParser\NodeTraverser();
    $traverser->addVisitor($items);
    $traverser->traverse($tree);
    echo implode("\n", array_merge(["file\t$path"], $items->lines)), "\n";
}
