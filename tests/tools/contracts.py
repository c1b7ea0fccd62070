"""Import contract for modules that may load a named few others only, directly or through anything they import."""

import sys
from typing import Any

import grimp
from importlinter import Contract, ContractCheck, fields, output


class ConfinedContract(Contract):
    """Everything `sources` load, at first or at tenth hand, lies in `allowed` or is an `allowed_external` package.

    The standard library is always allowed. A source that does not exist (yet) is left alone; each name stands for the
    module and all below it.
    """

    type_name = "confined"

    sources = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())
    allowed_external = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 -- the base class's signature
        """Follow every import of the sources and collect those that lead outside."""
        roots: list[str] = self.session_options["root_packages"]
        sources, allowed, external = (_names(field) for field in (self.sources, self.allowed, self.allowed_external))

        def permitted(module: str) -> bool:
            top = module.partition(".")[0]
            if top in roots:
                return _is_below(module, allowed)
            return top in sys.stdlib_module_names or top in external

        broken: list[tuple[str, ...]] = []
        for source in sorted(module for module in graph.modules if _is_below(module, sources)):
            for module in sorted(graph.find_upstream_modules(source)):
                if not permitted(module):
                    chain = graph.find_shortest_chain(importer=source, imported=module)
                    broken.append(tuple(chain or (source, module)))
        return ContractCheck(kept=not broken, metadata={"chains": sorted(set(broken))})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each chain that leads outside."""
        for chain in check.metadata["chains"]:
            output.print_error(" -> ".join(chain))


def _names(field: Any) -> list[str]:
    """Give the strings a parsed list field holds; the class attribute's own type is the field, not its content."""
    return [str(name) for name in field]


def _is_below(module: str, names: list[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)
