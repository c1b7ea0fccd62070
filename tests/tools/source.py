"""What the integration's source says, read without running it: its words, and the texts it asks for by key."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .paths import INTEGRATION


@dataclass(frozen=True)
class Key:
    """A text asked for: the section of the translations it stands in, its key, and where it is asked for."""

    section: str
    name: str
    place: str


@dataclass
class Words:
    """Every string in the source; those composed at run time as patterns."""

    plain: set[str] = field(default_factory=set)
    patterns: list[re.Pattern[str]] = field(default_factory=list)

    def __contains__(self, word: str) -> bool:
        """Tell whether the source says the word."""
        return word in self.plain or any(pattern.fullmatch(word) for pattern in self.patterns)


@cache
def modules() -> dict[Path, ast.Module]:
    """Give the syntax tree of each module of the integration."""
    return {path: ast.parse(path.read_text(), str(path)) for path in sorted(INTEGRATION.rglob("*.py"))}


@cache
def words() -> Words:
    """Give every string of the integration's source, and the names of its flow steps."""
    found = Words()
    for tree in modules().values():
        for node in ast.walk(tree):
            match node:
                case ast.Constant(value=str() as text):
                    found.plain.add(text)
                    if re.fullmatch(r"[a-z0-9_.]+", text):
                        found.plain.update(text.split("."))
                case ast.JoinedStr():
                    if pattern := _pattern(node):
                        found.patterns.append(pattern)
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if name.startswith("async_step_"):
                    found.plain.add(name.removeprefix("async_step_"))
    return found


def _pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """Give what a composed key may come to; nothing for a sentence or one that says too little."""
    said = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
    fixed = "".join(part for part in said if part)
    if not re.fullmatch(r"[a-z0-9_]{4,}", fixed):
        return None
    return re.compile("".join("[a-z0-9_]+" if part is None else re.escape(part) for part in said))


def keys() -> set[Key]:
    """Give every text the source asks for by a plain key, directly or through a function that passes the key on."""
    passers = _passers()
    found: set[Key] = set()
    for path, tree in modules().items():
        constants = _module_constants(tree)
        for call in _calls(tree):
            place = f"{path.relative_to(INTEGRATION)}:{call.lineno}"
            if _name_called(call) == "_abort_if_unique_id_configured":
                found.add(Key("config.abort", "already_configured", place))
            for section, argument in _asked(call, path, passers):
                # A repair's texts stand under its issue, which only a running flow knows.
                if section.startswith("config.") and path.stem.endswith("options"):
                    section = section.replace("config.", "options.")  # noqa: PLW2901 -- the same call in another flow
                if not (section.startswith("config.") and path.stem.endswith("repairs")):
                    found.update(Key(section, name, place) for name in _values(argument, constants))
    return found


# Which argument of a call is the key of a text, by the name called: section, keyword, position (none: keyword only).
type _Asking = tuple[str, str, int | None]
_ASKING: dict[str, tuple[_Asking, ...]] = {
    "Message": (("exceptions", "id", 0),),
    "async_create_issue": (("issues", "translation_key", None),),
    "async_abort": (("config.abort", "reason", None),),
    "async_show_form": (("config.step", "step_id", None),),
    "async_show_menu": (("config.step", "step_id", None),),
    "async_show_progress": (("config.progress", "progress_action", None),),
    "SelectSelectorConfig": (("selector", "translation_key", None),),
}
type _Function = tuple[Path, str]
type _Passers = dict[_Function, set[_Asking]]


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _asked(call: ast.Call, path: Path, passers: _Passers) -> Iterator[tuple[str, ast.expr]]:
    """Give the arguments of a call that are keys of texts, with the section."""
    name = _name_called(call)
    keywords = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if "translation_domain" in keywords and name.endswith(("Error", "NotReady", "Failed")):
        if key := keywords.get("translation_key"):
            yield "exceptions", key
        return
    function = _function_called(call, path)
    passed_on = passers.get(function, set()) if function else set()
    for section, keyword, position in (*_ASKING.get(name, ()), *passed_on):
        if keyword in keywords:
            yield section, keywords[keyword]
        elif position is not None and position < len(call.args):
            yield section, call.args[position]


def _name_called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _function_called(call: ast.Call, path: Path) -> _Function | None:
    """Give the function of this integration a call goes to, where that can be told from the names alone."""
    match call.func:
        case ast.Name(id=name):
            return _imports(path).get(name, (path, name))
        case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
            return path, name
    return None


@cache
def _imports(path: Path) -> dict[str, _Function]:
    """Give the functions a module imports from others of the integration, by the name it gives them."""
    found = {}
    for node in ast.walk(modules()[path]):
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            base = path.parents[node.level - 1].joinpath(*node.module.split("."))
            source = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
            found.update({alias.asname or alias.name: (source, alias.name) for alias in node.names})
    return found


def _passers() -> _Passers:
    """Find the functions that pass one of their parameters on as a key, until no more are found."""
    passers: _Passers = defaultdict(set)
    functions = [
        (path, node)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    while True:
        before = sum(map(len, passers.values()))
        for path, function in functions:
            names = [argument.arg for argument in function.args.args if argument.arg not in {"self", "cls"}]
            for call in _calls(function):
                for section, argument in list(_asked(call, path, passers)):
                    if isinstance(argument, ast.Name) and argument.id in names:
                        passers[path, function.name].add((section, argument.id, names.index(argument.id)))
        if sum(map(len, passers.values())) == before:
            return dict(passers)


def _module_constants(tree: ast.Module) -> dict[str, str]:
    """Give the plain strings a module has names for."""
    found = {}
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str() as text)):
                found[name] = text
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str() as text)):
                found[name] = text
    return found


def _values(argument: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    """Give the plain values an argument may have."""
    match argument:
        case ast.Constant(value=str() as text):
            yield text
        case ast.Name(id=name) if name in constants:
            yield constants[name]
        case ast.IfExp(body=first, orelse=second):
            yield from _values(first, constants)
            yield from _values(second, constants)
