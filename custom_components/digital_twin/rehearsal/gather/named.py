"""What configurations name, read as text: entities, targets, whole domains. Knows no home: a thread may run it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any, Final

import jinja2
from homeassistant.core import valid_entity_id
from jinja2 import nodes

ENTITY_ID: Final = re.compile(r"(?<![\w.])([a-z][a-z_]+\.[a-z0-9][a-z0-9_]*)(?![\w.(])")
REGISTRY_ID: Final = re.compile(r"^[0-9a-f]{32}$")
PREFIX: Final = re.compile(r"^[a-z][a-z_]+\.[a-z0-9_]*$")
PLACED: Final = frozenset({"trigger", "platform", "condition", "service", "action", "alias", "description", "id"})
PLACES: Final = ("device_id", "area_id", "floor_id", "label_id")
MEMBERS: Final = frozenset(
    {"area_devices", "area_entities", "device_entities", "expand", "floor_areas", "floor_entities",
     "integration_entities", "label_areas", "label_devices", "label_entities"}
)  # fmt: skip
"""Functions of templates that turn the name of a place, label or integration into entities."""
NOT_ACTS: Final = frozenset({"trigger", "triggers", "platform", "condition", "conditions"})
CARRIERS: Final = frozenset({"target", "data", "data_template", "entity_id", "scene"})
REACHED_BY: Final = frozenset({"entity_id", "entities", *PLACES})
"""Keys of an action's data under which stands what it acts on."""
EVERY: Final = "homeassistant"
ANY_DOMAIN: Final = frozenset({EVERY, "scene", "script", "group", "digital_twin"})
"""Domains whose actions reach entities of others."""
_SYNTAX: Final = jinja2.Environment(extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"])  # noqa: S701 -- only parses


@dataclass(frozen=True, slots=True)
class Target:
    """Places whose entities are meant, by device_id, area_id, floor_id and label_id; acts: the domain of the action."""

    places: Mapping[str, tuple[str, ...]]
    acts: str | None = None


@dataclass(slots=True)
class Named:
    """What is named.

    names: entity ids and registry ids; acted: those of them that actions act on; reached: domains that actions act on
    as a whole; computed: domains of actions whose target a template works out, from what the same configuration names.
    domains, prefixes and everything: what templates look through. texts: what templates that ask for
    members may mean a place, label or integration by.
    """

    names: set[str] = field(default_factory=set)
    acted: set[str] = field(default_factory=set)
    targets: set[tuple[tuple[tuple[str, tuple[str, ...]], ...], str | None]] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    computed: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    everything: bool = False

    def add(self, other: Named) -> None:
        """Take what else is named."""
        for item in fields(self):
            if item.name != "everything":
                getattr(self, item.name).update(getattr(other, item.name))
        self.everything = self.everything or other.everything

    def each_target(self) -> Iterator[Target]:
        """Return the targets, in a fixed order."""
        for places, acts in sorted(self.targets, key=str):
            yield Target(dict(places), acts)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one template looks at."""

    names: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    everything: bool = False


def named_in(configs: Iterable[Any], found: Named | None = None) -> Named:
    """Return what configurations name, added to what was found before."""
    found = Named() if found is None else found
    for config in configs:
        own = Named()
        _walk(config, own, None)
        if own.computed:
            own.acted |= {name for name in own.names if own.computed & {name.partition(".")[0], *ANY_DOMAIN}}
        found.add(own)
    return found


def _walk(value: Any, found: Named, acts: str | None, key: str = "") -> None:
    """Read a value. acts: the domain of the action that this value belongs to, where it says on what that acts."""
    if isinstance(value, Mapping):
        own = _action_domain(value)
        _places(value, found, own or acts)
        for raw, item in value.items():
            name = str(raw)
            if valid_entity_id(name):
                _name(name, found, acts if key == "entities" else None)
            if name in PLACED and isinstance(item, str):
                continue
            within = own if name in CARRIERS else None
            _walk(item, found, within or (acts if name in REACHED_BY else None), name)
    elif isinstance(value, list | tuple):
        for item in value:
            _walk(item, found, acts, key)
    elif isinstance(value, str):
        _text(value, found, acts, key)


def _action_domain(config: Mapping[str, Any]) -> str | None:
    """Return the domain of the action that a mapping is; None if it is none."""
    for key in ("action", "service"):
        if isinstance(name := config.get(key), str):
            return name.partition(".")[0]
    if isinstance(config.get("scene"), str):
        return EVERY
    if "device_id" in config and isinstance(domain := config.get("domain"), str) and not NOT_ACTS & config.keys():
        return domain
    return None


def _places(config: Mapping[str, Any], found: Named, acts: str | None) -> None:
    places = {key: _texts(config[key]) for key in PLACES if key in config}
    if any(places.values()):
        found.targets.add((tuple(sorted(places.items())), acts))


def _texts(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(sorted(item for item in items if isinstance(item, str) and "{" not in item))


def _name(name: str, found: Named, acts: str | None) -> None:
    found.names.add(name)
    domain, _, rest = name.partition(".")
    if acts is not None and (not rest or acts in ANY_DOMAIN or domain in (acts, "group")):
        found.acted.add(name)


def _text(text: str, found: Named, acts: str | None, key: str) -> None:
    if REGISTRY_ID.match(text) and key == "entity_id":
        _name(text, found, acts)
        return
    if text == "all" and key == "entity_id" and acts is not None:
        found.reached.add(acts)
    for name in ENTITY_ID.findall(text):
        if valid_entity_id(name):
            _name(name, found, acts)
    if "{{" not in text and "{%" not in text:
        return
    if key == "entity_id" and acts is not None:
        found.computed.add(acts)
    looked = _looked_at(text)
    found.names |= looked.names
    found.domains |= looked.domains
    found.prefixes |= looked.prefixes
    found.everything = found.everything or looked.everything
    if key in PLACES:
        found.texts |= _constants(text)
    found.texts |= looked.texts


def _constants(text: str) -> frozenset[str]:
    tree = _parsed(text)
    return frozenset() if tree is None else frozenset(_strings(tree))


def _parsed(text: str) -> nodes.Template | None:
    """Return a template's tree; None for one that Home Assistant refuses, too."""
    try:
        return _SYNTAX.parse(text)
    except jinja2.TemplateSyntaxError, RecursionError:
        return None


@lru_cache(maxsize=2048)
def _looked_at(text: str) -> _Looked:
    """Return what a template looks at, as far as its text tells without rendering it."""
    tree = _parsed(text)
    if tree is None:
        return _Looked()
    strings = frozenset(_strings(tree))
    names, domains, everything = _state_objects(tree)
    asks = any(isinstance(node, nodes.Name) and node.name in MEMBERS for node in tree.find_all(nodes.Name))
    asks = asks or any(node.name in MEMBERS for node in tree.find_all(nodes.Filter))
    return _Looked(
        names=frozenset(names),
        domains=frozenset(domains),
        prefixes=frozenset(_beginnings(tree)),
        texts=strings if asks else frozenset(),
        everything=everything,
    )


def _strings(tree: nodes.Node) -> Iterator[str]:
    return (node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str) and node.value)


def _beginnings(tree: nodes.Template) -> Iterator[str]:
    """Return what the entity ids begin with that a template puts together."""
    for node in tree.find_all((nodes.Concat, nodes.Add, nodes.Mod)):
        for text in _strings(node):
            if PREFIX.match(begin := text.partition("%")[0].partition("{")[0]):
                yield begin


def _state_objects(tree: nodes.Template) -> tuple[set[str], set[str], bool]:
    """Return the entities, the domains, and whether all states, that a template reads as `states.…`."""
    names: set[str] = set()
    domains: set[str] = set()
    inner: set[int] = set()
    looked_into: set[int] = set()
    for node in _each(tree, nodes.Getattr, nodes.Getitem):
        looked_into.add(id(node.node))
        path = _path(node)
        if len(path) >= 2:
            names.add(".".join(path[:2]))
            inner.add(id(node.node))
        elif path and id(node) not in inner:
            (names if valid_entity_id(path[0]) else domains).add(path[0])
    called = {id(node.node) for node in tree.find_all(nodes.Call)}
    bare = (
        node
        for node in tree.find_all(nodes.Name)
        if node.name == "states" and node.ctx == "load" and id(node) not in called | looked_into
    )
    return {name for name in names if valid_entity_id(name)}, domains, any(True for _ in bare)


def _each(tree: nodes.Template, *kinds: type[nodes.Getattr | nodes.Getitem]) -> Iterator[nodes.Getattr | nodes.Getitem]:
    """Return the nodes of these kinds, the outer before the inner ones."""
    return (node for node in tree.find_all(kinds) if isinstance(node, nodes.Getattr | nodes.Getitem))


def _path(node: nodes.Node) -> tuple[str, ...]:
    """Return what stands behind `states` in `states.light.hall` or `states['light']['hall']`; nothing else."""
    parts: list[str] = []
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node, nodes.Getattr):
            parts.append(node.attr)
        elif isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            parts.append(node.arg.value)
        else:
            parts.clear()
        node = node.node
    return tuple(reversed(parts)) if isinstance(node, nodes.Name) and node.name == "states" else ()
