"""Translation sources: "update" refreshes them from the code, "build" compiles them.

A text is what is handed to `say` or `tr`. It stands there as a literal, as a name that
is bound to one in the same function, or as a choice between two. Where it comes out of
something else, that is annotated with `Text`: a table (whose texts are all taken), a
function's result, or a parameter (the texts handed in are taken).
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "panel" / "ui"
SOURCES = ROOT / "assets" / "translations"
COMPILED = CODE / "translations"
CONTEXT = "panel"
"""Of all texts: the same text is said the same way everywhere."""
TAKERS = {"say", "tr"}
PLURALS = {"ar": 6, "ja": 1, "zh": 1}
"""How many forms a text with a number has; two in all other languages."""
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
Function = ast.FunctionDef | ast.AsyncFunctionDef


class NotFound(Exception):
    """A text is said that cannot be read off the code."""


@dataclass
class Module:
    """What a file binds, by name."""

    path: Path
    tree: ast.Module
    tables: set[str] = field(default_factory=set)
    functions: dict[str, Function] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Module":
        return cls.of(path, ast.parse(path.read_text("utf-8"), str(path)))

    @classmethod
    def of(cls, path: Path, tree: ast.Module) -> "Module":
        module = cls(path, tree)
        for node in ast.walk(module.tree):
            if isinstance(node, Function):
                module.functions[node.name] = node
            elif isinstance(node, ast.AnnAssign) and _is_text(node.annotation):
                module.tables.add(ast.unparse(node.target))
        return module

    def texts(self) -> Iterator[str]:
        """Every text that this file says."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.AnnAssign) and _is_text(node.annotation):
                yield from _constants(node.value)
        yield from self._calls(self.tree, None)

    def _calls(self, node: ast.AST, inside: Function | None) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                for argument in self._handed(child):
                    texts = list(self._text(argument, inside))
                    self._count(child, texts)
                    yield from texts
            within = child if isinstance(child, Function) else inside
            yield from self._calls(child, within)

    def _handed(self, call: ast.Call) -> Iterator[ast.expr]:
        """The arguments of a call that are texts."""
        name = _name(call.func)
        if name in TAKERS:
            yield call.args[0]
        elif name in self.functions:
            yield from _texts_among(call, self.functions[name])

    def _count(self, call: ast.Call, texts: list[str]) -> None:
        """A number is said by `%n`, and nothing else is.

        Raises:
            NotFound: a text has one without the other.
        """
        counted = len(call.args) > 1 and _name(call.func) in TAKERS
        for text in texts:
            if ("%n" in text) is not counted:
                raise NotFound(f"{self._where(call)}: {text!r} and its number")

    def _where(self, node: ast.expr) -> str:
        return f"{self.path.relative_to(ROOT)}:{node.lineno}"

    def _text(self, node: ast.expr, inside: Function | None) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.IfExp():
                yield from self._text(node.body, inside)
                yield from self._text(node.orelse, inside)
            case ast.Name(id=name) if inside is not None and name in _given(inside):
                pass
            case ast.Name(id=name) if inside is not None and name in _bound(inside):
                for value in _bound(inside)[name]:
                    yield from self._text(value, inside)
            case _ if self._annotated(node):
                pass
            case _:
                source = ast.unparse(node)
                raise NotFound(f"{self._where(node)}: {source} is no literal text")

    def _annotated(self, node: ast.expr) -> bool:
        """Whether it comes out of a table or function of texts."""
        if isinstance(node, ast.Subscript):
            return ast.unparse(node.value) in self.tables
        if isinstance(node, ast.Call):
            function = self.functions.get(_name(node.func))
            returns = None if function is None else function.returns
            return returns is not None and _is_text(returns)
        return ast.unparse(node) in self.tables


def _is_text(annotation: ast.expr) -> bool:
    names = (n.id for n in ast.walk(annotation) if isinstance(n, ast.Name))
    return "Text" in names


def _constants(node: ast.expr | None) -> Iterator[str]:
    """The texts in a table; a dictionary's keys are none."""
    values = node.values if isinstance(node, ast.Dict) else filter(None, [node])
    for part in chain.from_iterable(map(ast.walk, values)):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _name(function: ast.expr) -> str:
    """`say` of `say(...)` and of `speech.say(...)`."""
    return ast.unparse(function).rpartition(".")[2]


def _given(function: Function) -> list[str]:
    """The parameters that are texts."""
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return [a.arg for a in every if a.annotation is not None and _is_text(a.annotation)]


def _texts_among(call: ast.Call, function: Function) -> Iterator[ast.expr]:
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    given = _given(function)
    if names[:1] == ["self"]:
        names = names[1:]
    handed = dict(zip(names, call.args, strict=False))
    handed |= {k.arg: k.value for k in call.keywords if k.arg is not None}
    yield from (handed[name] for name in given if name in handed)


def _bound(function: Function) -> dict[str, list[ast.expr]]:
    """What each name is set to within a function."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                found.setdefault(ast.unparse(target), []).append(node.value)
    return found


def said() -> list[str]:
    """Every text of the program, each once, sorted."""
    modules = map(Module.read, sorted(CODE.rglob("*.py")))
    return sorted(set(chain.from_iterable(m.texts() for m in modules)) - {""})


def forms(language: str) -> int:
    """How many plural forms a language has in Qt's count."""
    return PLURALS.get(language.partition("_")[0], 2)


Known = dict[str, list[str]]
"""The translation of each text; several where there are plural forms."""


def known(path: Path) -> Known:
    """The finished translations of a source file."""
    found: Known = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type"):
            continue
        numbers = translation.findall("numerusform")
        texts = [each.text or "" for each in numbers] or [translation.text or ""]
        found[message.findtext("source", "")] = texts
    return found


def written(language: str, texts: list[str], translations: Known) -> str:
    """A source file in Qt Linguist's format."""
    messages = "".join(_message(language, t, translations.get(t)) for t in texts)
    return (
        f'{HEAD}<TS version="2.1" language="{language}" sourcelanguage="en">\n'
        f"<context>\n    <name>{CONTEXT}</name>\n{messages}</context>\n</TS>\n"
    )


def _message(language: str, text: str, translated: list[str] | None) -> str:
    plural = "%n" in text
    numerus = ' numerus="yes"' if plural else ""
    kind = "" if translated else ' type="unfinished"'
    inner = _plain(translated[0]) if translated else ""
    if plural:
        each = translated or [""] * forms(language)
        lines = "".join(
            f"            <numerusform>{_plain(form)}</numerusform>\n" for form in each
        )
        inner = f"\n{lines}        "
    return (
        f"    <message{numerus}>\n"
        f"        <source>{_plain(text)}</source>\n"
        f"        <translation{kind}>{inner}</translation>\n"
        "    </message>\n"
    )


def _plain(text: str) -> str:
    return escape(text, quote=False).replace("\N{NO-BREAK SPACE}", "&#xa0;")


def update() -> None:
    """Put the program's texts into every source; what is gone is dropped."""
    texts = said()
    for path in sorted(SOURCES.glob("*.ts")):
        path.write_text(written(path.stem, texts, known(path)), "utf-8")
        missing = sum(text not in known(path) for text in texts)
        print(f"{path.stem}: {len(texts)} texts, {missing} to be translated")


def build() -> None:
    """Compile every source with Qt's lrelease; only whole files take a place."""
    package = find_spec("PySide6")
    if package is None or not package.submodule_search_locations:
        raise SystemExit(
            "translations.py: PySide6-Essentials, which compiles, is missing"
        )
    lrelease = Path(package.submodule_search_locations[0]) / "lrelease"
    COMPILED.mkdir(exist_ok=True)
    for source in sorted(SOURCES.glob("*.ts")):
        target = COMPILED / f"{source.stem}.qm"
        fresh = target.with_suffix(".new")
        command = [lrelease, "-silent", source, "-qm", fresh]
        subprocess.run(command, check=True, timeout=60)
        fresh.replace(target)


if __name__ == "__main__":
    try:
        {"update": update, "build": build}[sys.argv[1]]()
    except NotFound as error:
        raise SystemExit(f"translations.py: {error}") from None
