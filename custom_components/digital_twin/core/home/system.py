"""All twins of a home simulated as one system, in several variants at once.

What flows one way (commands, power, heat of devices, shade) is worked out in its order; what flows both ways, between
rooms, by rooms.py. Conditions are met by running the home again: a course up to the moment at which a condition first
holds does not depend on what it brings about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from ..channel import InvalidValueError
from ..grid import Grid
from ..messages import Message
from ..models.inputs import forward_fill
from ..models.kinds import POWER
from ..models.switching import WORKDAY
from ..models.thermostat_inputs import COLDER_OUTSIDE
from ..requests import Environment
from ..series import Series
from ..twin import TwinSnapshot
from . import circuits, cold, moisture, zones
from .acts import Acts, schedule
from .columns import Array, Flags, Rows, normals
from .course import Course, fire
from .follow import OWN_UNITS, follow, illuminance, outdoors
from .foretold import foretold
from .habits import habits
from .happenings import Fault, Given, Happening, Surroundings
from .links import HomeLinks
from .misled import shown
from .orders import HELD, Inputs, orders, unheated
from .outlook import CLEAR_SKY, NINETY, differing, felt, surroundings
from .player import Outputs, Player
from .rest import Rest
from .rooms import STATES, Rooms, Variant, jumps
from .storages import following, need
from .supply import restore_of, unreachable, without_plant, without_power
from .trips import Driven, driven

MOST_PASSES = 12
"""Conditions that may hold one after the other."""
USUAL_PEOPLE = "people"
INDOORS = 21.0
"""°C: around a fridge of which nobody knows the room."""
UNKNOWN_OUTDOORS = 8.0
"""K: half-width of the 90 % band of an outdoor temperature that nobody knows."""
DRAWN = frozenset({"power", "heat", "production"})


class System:
    """A home over a grid of time: run variants of what happens to it."""

    def __init__(
        self,
        twins: Sequence[TwinSnapshot],
        links: HomeLinks,
        environment: Environment,
        grid: Grid,
        *,
        members: int,
        seed: int,
        recent: Mapping[str, Mapping[str, Series]] | None = None,
        rest: Rest | None = None,
    ) -> None:
        """Take the twins of a home, what joins them and surrounds them, and by twin what was reported lately.

        rest: what is usually drawn beside them; without it that stays as it is now.
        """
        told = recent or {}
        self.links, self.grid, self.members = links, grid, members
        self.twins = {twin.spec.twin_id: twin for twin in twins}
        self._rest = None if rest is None else rest.drawn(grid, circuits.beyond(self.twins, links), members, seed)
        self._quiet = None if rest is None else rest.quiet
        if (one := circuits.rest(self.twins, links, usual=rest is not None)) is not None:
            self.twins[circuits.REST] = one
        self.rooms = zones.rooms_of(self.twins, links)
        played = dict(self.twins)
        for zone_id, stand_in in zones.stand_ins(self.twins, links, self.rooms).items():
            played[stand_in.spec.twin_id] = stand_in
            self.rooms[zone_id] = stand_in.spec.twin_id
        self.played = played
        self.players = {
            twin_id: Player(twin, grid, members, seed, told.get(twin_id)) for twin_id, twin in played.items()
        }
        self.surroundings = surroundings(environment, grid, members=members, seed=seed)
        self.habits = {twin_id: habits(twin, grid, self.surroundings) for twin_id, twin in played.items()}
        self.clock, self.seed = environment.clock, seed
        self.driven = self._driven(self.surroundings.get(WORKDAY))
        for twin_id in self.driven:
            player = self.players[twin_id]
            # Its trips say when it is away, from the start on.
            player.start = {**player.start, "plugged": np.ones(members)}
        self.foretold = self._foretold(environment, told, seed)
        self.usual_air = self._foretold_zones()
        self.solver = Rooms(played, self.players, links, self.rooms, grid, self.usual_air)

    def _foretold(
        self, environment: Environment, recent: Mapping[str, Mapping[str, Series]], seed: int
    ) -> dict[str, Array]:
        """Return what sensors are foretold to show (T, N) that nothing else of the home tells of."""
        shown = set(circuits.meters(self.links))
        for twin_id in self.twins:
            device = self.links.device(twin_id)
            room = self.rooms.get(device.zone or "", zones.PASSIVE)
            if device.measures == "temperature" and not room.startswith(zones.PASSIVE):
                shown.add(twin_id)
        found = {}
        for twin_id, twin in self.twins.items():
            if twin_id in shown:
                continue
            course = foretold(twin, environment, self.grid, members=self.members, seed=seed, recent=recent.get(twin_id))
            if course is not None:
                found[twin_id] = course
        return found

    def _foretold_zones(self) -> dict[str, Array]:
        """Return how warm zones in which nothing heats are foretold to be, by the first sensor that has a history."""
        found: dict[str, Array] = {}
        for zone, room in self.rooms.items():
            if not room.startswith(zones.PASSIVE):
                continue
            start = zones.start_temperature(self.players[room])[0]
            for twin, _ in zones.thermometers(self.twins, self.links, zone):
                if (course := self.foretold.get(twin.spec.twin_id)) is not None:
                    channel = twin.spec.channels["value"]
                    moved = course - channel.encode(twin.values["value"])
                    found[zone] = start + moved / OWN_UNITS.get(channel.unit or "", 1.0)
                    break
        return found

    def run(self, variants: Sequence[Sequence[Happening]]) -> list[Course]:
        """Return what the home does in each variant; the members of all of them draw the same random numbers."""
        if "outdoor_temperature" not in self.surroundings and any(map(_moves_outdoors, chain(*variants))):
            self._stand_in_outdoors()
        fired: list[dict[int, Rows]] = [{} for _ in variants]
        courses = self._pass(variants, fired)
        for _ in range(MOST_PASSES):
            if not fire(variants, courses, fired, self.twins, self.grid, self.members):
                break
            courses = self._pass(variants, fired)
        return courses

    def _stand_in_outdoors(self) -> None:
        """Let it be as warm outdoors as rooms take it to be that nobody tells, so that a change of it has a beginning.

        Like the widest of forecasts, as nobody knows; without any room nothing feels it.
        """
        rooms = [
            zones.start_temperature(self.players[twin_id])[:1]
            for twin_id, twin in self.played.items()
            if twin.spec.kind == "thermostat"
        ]
        if rooms:
            typical = float(np.mean(rooms)) - COLDER_OUTSIDE
            spread = UNKNOWN_OUTDOORS / NINETY * normals(self.members)
            self.surroundings["outdoor_temperature"] = np.broadcast_to(
                typical + spread, (self.grid.steps, self.members)
            )

    def failures(self) -> dict[str, Message]:
        """Return why twins could not be played by their own models."""
        return {
            twin_id: player.failure
            for twin_id, player in self.players.items()
            if player.failure is not None and twin_id in self.twins
        }

    def _pass(self, variants: Sequence[Sequence[Happening]], fired: Sequence[Mapping[int, Rows]]) -> list[Course]:
        prepared = [self._prepare(happenings, when) for happenings, when in zip(variants, fired, strict=True)]
        # What is usual is the home without anything: of that variant's members the mean.
        reference = self._prepare((), {})
        everything = [*prepared, reference]
        outputs: list[dict[str, Outputs]] = [{} for _ in everything]
        later = following(self.played)
        for twin_id, twin in self.played.items():
            if twin.spec.kind == "thermostat" or twin_id in later:
                continue
            told = [self._inputs(twin_id, variant) for variant in everything]
            played = self.players[twin_id].play(told)
            for one, found, variant in zip(outputs, played, everything, strict=True):
                drawn = found
                if twin_id == circuits.REST and self._rest is not None:
                    drawn = {"power": self._left(self._rest, variant)}
                if twin_id in self.foretold:
                    drawn = {**drawn, "value": self.foretold[twin_id]}
                given = self._given(twin_id, drawn, variant.acts)
                one[twin_id] = _stilled(given, variant.orders[twin_id].off)
        self.solver.solve(everything, outputs)
        for variant, one in zip(everything, outputs, strict=True):
            # What cools down again after an interruption draws power, which storages follow.
            self._chill(variant, one)
        self._follow(later, everything, outputs)
        outputs.pop()
        return [self._course(variant, one) for variant, one in zip(prepared, outputs, strict=True)]

    def _left(self, rest: Array, variant: Variant) -> Array:
        """Return what of rest (T, N) is drawn: where a scenario has nobody at home, no more than in quiet hours."""
        emptied = (variant.people <= 0.0) & (self._usual_people() > 0.0)
        if self._quiet is None or not emptied.any():
            return rest
        return np.where(emptied, np.minimum(rest, self._quiet), rest)

    def _usual_people(self) -> Array:
        """Return how many people are expected at home (T, n)."""
        return self.surroundings.get(USUAL_PEOPLE, np.full((self.grid.steps, 1), float(self.links.residents)))

    def _prepare(self, happenings: Sequence[Happening], fired: Mapping[int, Rows]) -> Variant:
        acts = schedule(happenings, fired, self.grid)
        around = self._changed_surroundings(acts)
        usual = self._usual_people()
        people, more = zones.people(acts, self.links, usual)
        if USUAL_PEOPLE in self.surroundings or np.any(people != usual):
            around[USUAL_PEOPLE] = people
        dead = without_power(self.played, self.links, acts, self.grid, self.members)
        silent = dead | self._switched_off(acts, dead)
        deaf = unreachable(self.twins, self.links, acts, silent, self.grid)
        told = {
            twin_id: orders(
                twin,
                acts,
                self.grid,
                start=self.players[twin_id].start,
                habits=self.habits[twin_id],
                dead=dead.get(twin_id),
                unreachable=deaf.get(twin_id),
                restore=restore_of(twin, self.links.device(twin_id)),
            )
            for twin_id, twin in self.played.items()
        }
        cold = without_plant(self.twins, self.links, acts, self.grid)
        for twin_id, where in cold.items():
            told[twin_id] = unheated(self.twins[twin_id], told[twin_id], self.players[twin_id].start, where)
        works = around.get(WORKDAY)
        cars = self.driven if works is self.surroundings.get(WORKDAY) else self._driven(works)
        return Variant(acts, around, people, more, dead, deaf, cold, told, cars)

    def _driven(self, works: Array | None) -> Mapping[str, Driven]:
        """Return the trips of cars; works: see trips.driven."""
        return driven(self.twins, self.grid, works, self.clock, members=self.members, seed=self.seed)

    def _changed_surroundings(self, acts: Acts) -> dict[str, Array]:
        found = dict(self.surroundings)
        for happening, act in acts.of(Surroundings):
            before = found.get(happening.quantity)
            if before is None and happening.value is None:
                continue
            mask = act.mask(acts.steps)
            was = np.zeros((acts.steps, 1)) if before is None else before
            now = differing(happening, was, found.get(CLEAR_SKY, was))
            found[happening.quantity] = np.where(mask, now, np.nan if before is None else was)
        return found

    def _switched_off(self, acts: Acts, dead: Mapping[str, Flags]) -> dict[str, Flags]:
        """Return where the plugs that hubs and the network run on are off or dead (T, n)."""
        found: dict[str, Flags] = {}
        for twin_id in {*(one for one in self.links.hubs.values() if one), *self.links.network} & self.played.keys():
            twin, start = self.played[twin_id], self.players[twin_id].start
            held = start.get(HELD.get((twin.spec.kind, "on"), "on"))
            told = orders(
                twin, acts, self.grid, start=start, habits={}, dead=dead.get(twin_id), unreachable=None,
                restore=restore_of(twin, self.links.device(twin_id)),
            )  # fmt: skip
            masks = [] if told.off is None else [told.off]
            if held is not None and "on" in told.told:
                masks.append(forward_fill(told.told["on"], held[:1]) < 0.5)
            for mask in masks:
                found[twin_id] = mask if twin_id not in found else found[twin_id] | mask
        return found

    def _inputs(self, twin_id: str, variant: Variant) -> Inputs:
        told, around = variant.orders[twin_id], felt(variant.surroundings)
        if (car := variant.driven.get(twin_id)) is not None:
            around |= car.told(self.twins[twin_id], variant.acts, told.told)
        return Inputs(
            commands=told.told,
            surroundings=around,
            jumps=(*told.jumps, *jumps(self.played[twin_id], variant.acts)),
        )

    def _follow(
        self, storages: Sequence[str], variants: Sequence[Variant], outputs: Sequence[dict[str, Outputs]]
    ) -> None:
        """Let storages that follow the home give what everything else takes, one after the other."""
        for twin_id in storages:
            told = []
            for variant, one in zip(variants, outputs, strict=True):
                inputs = self._inputs(twin_id, variant)
                more = need(twin_id, one, self.links, self.played, circuits.loads(variant.acts))
                told.append(replace(inputs, surroundings={**inputs.surroundings, **more}))
            for one, found, variant in zip(outputs, self.players[twin_id].play(told), variants, strict=True):
                one[twin_id] = _stilled(self._given(twin_id, found, variant.acts), variant.orders[twin_id].off)

    def _given(self, twin_id: str, outputs: Outputs, acts: Acts) -> Outputs:
        """Return outputs with the values that a scenario gives them."""
        spec = self.played[twin_id].spec
        for happening, act in acts.of(Given):
            if happening.twin_id != twin_id or (spec.kind, happening.channel) in STATES:
                continue
            channel = spec.channels.get(happening.channel)
            if channel is None and (happening.channel != POWER.key or POWER.key not in outputs):
                continue
            # What a machine draws is drawn, whether anything measures it or not.
            try:
                value = (channel or POWER).encode((channel or POWER).validate(happening.value))
            except InvalidValueError:
                continue
            mask = act.mask(acts.steps)
            now = outputs.get(happening.channel, np.zeros((acts.steps, self.members)))
            outputs = {**outputs, happening.channel: np.where(mask, value, now)}
            if happening.channel == "power" and "heat" in outputs:
                outputs["heat"] = np.where(mask, value, outputs["heat"])
        return outputs

    def _course(self, variant: Variant, outputs: dict[str, Outputs]) -> Course:
        air = {zone: outputs[room]["temperature"] for zone, room in self.rooms.items()}
        course = Course(
            acts=variant.acts,
            air=air,
            rooms={
                twin_id: channels["temperature"]
                for twin_id, channels in outputs.items()
                if self.played[twin_id].spec.kind == "thermostat" and "temperature" in channels
            },
            off={twin_id: told.off for twin_id, told in variant.orders.items() if told.off is not None},
            dead=variant.dead,
            deaf=variant.deaf,
            unheated=variant.unheated,
            people=variant.people,
            surroundings=variant.surroundings,
        )
        opened = {
            zone: one for zone, room in self.rooms.items() if (one := self._opened(room, zone, variant)) is not None
        }
        start: dict[str, float] = {}
        for zone in air:
            if (humid := moisture.start_humidity(self.twins, self.links, zone)) is not None:
                start[zone] = humid
        course.moisture = moisture.humidity(
            self.links, start, air, opened, variant.more_people, variant.surroundings, self.grid
        )
        outputs = {twin_id: channels for twin_id, channels in outputs.items() if twin_id in self.twins}
        shade = {
            zone: one for zone in self.links.zones
            if (one := zones.shading(self.twins, self.links, outputs, zone)) is not None
        }  # fmt: skip
        light = illuminance(self.twins, self.links, outputs, variant.surroundings.get("sun"), shade)
        present = self._present(variant)
        changed, mild = (around.get("outdoor_temperature") for around in (variant.surroundings, self.surroundings))
        warmer = None if changed is None or mild is None or changed is mild else changed - mild
        for twin_id, twin in self.twins.items():
            usual = self.usual_air.get(self.links.device(twin_id).zone or "") if twin_id in self.foretold else None
            shown_now = follow(twin, outputs[twin_id], self.links, air, course.moisture, light, present, usual)
            shown_now = outdoors(twin, shown_now, self.links, warmer)
            outputs[twin_id] = self._kept(twin, shown_now, variant, course, opened)
        course.flows = circuits.flows(outputs, self.links, variant.acts, self.members)
        for twin_id, circuit in circuits.meters(self.links).items():
            if twin_id in outputs:
                channels = self.twins[twin_id].spec.channels
                key = "power" if "power" in channels else "value"
                power = course.flows[circuit].power
                if key in channels:
                    power = power * OWN_UNITS.get(channels[key].unit or "", 1.0)
                outputs[twin_id] = {**outputs[twin_id], key: power}
        course.outputs = {twin_id: self._shown(twin_id, outputs[twin_id], course) for twin_id in outputs}
        return course

    def _opened(self, room: str, zone: str, variant: Variant) -> Array | None:
        return zones.windows(self.played, self.links, variant.acts, room, zone)

    def _present(self, variant: Variant) -> dict[str, Array]:
        """Return how many people each zone surely has (T, n), NaN where that is anybody's guess."""
        nobody = np.where(variant.people <= 0, 0.0, np.nan)
        found = dict.fromkeys(self.links.zones, nobody)
        for zone, count in variant.more_people.items():
            found[zone] = np.where(count > 0, count, nobody)
        return found if any(np.isfinite(course).any() for course in found.values()) else {}

    def _chill(self, variant: Variant, outputs: dict[str, Outputs]) -> None:
        """Put the temperature inside fridges and freezers, and what they draw to keep it, into their outputs."""
        air = {zone: outputs[room]["temperature"] for zone, room in self.rooms.items()}
        stores = []
        for twin_id, twin in self.twins.items():
            if cold.is_cold(twin) and "power" in outputs[twin_id]:
                room = air.get(self.links.device(twin_id).zone or "", np.full((self.grid.steps, 1), INDOORS))
                off = variant.orders[twin_id].off
                stores.append(cold.Store(twin, outputs[twin_id], self.players[twin_id].theta, room, off))
        for store, found in zip(stores, cold.simulate(stores, self.grid), strict=True):
            outputs[store.twin.spec.twin_id] = found

    def _kept(
        self, twin: TwinSnapshot, outputs: Outputs, variant: Variant, course: Course, opened: Mapping[str, Array]
    ) -> Outputs:
        """Return outputs whose settings are as they were set, and whose windows and air are as the zone has them."""
        spec, told = twin.spec, variant.orders[twin.spec.twin_id]
        found = dict(outputs)
        shape = (self.grid.steps, self.members)
        if spec.kind == "thermostat":
            zone = self.links.device(spec.twin_id).zone or ""
            start = self.players[spec.twin_id].start
            for key, held in (("target_temperature", "target"), ("hvac_mode", "mode")):
                stilled = told.told.get(key) is not told.arrived.get(key)
                if key in found and (stilled or key == "target_temperature"):
                    column = told.arrived.get(key, np.full((len(found[key]), 1), np.nan))
                    found[key] = np.broadcast_to(forward_fill(column, start[held][:1]), shape)
            if "window" in found:
                found["window"] = np.broadcast_to(opened.get(zone, np.zeros((1, 1))), shape)
                if (own := zones.windows(self.played, self.links, variant.acts, spec.twin_id, None)) is not None:
                    found["window"] = np.broadcast_to(own, shape)
            if told.off is not None and "power" in found:
                found["power"] = np.where(told.off, 0.0, found["power"])
            if "humidity" in found and zone in course.moisture:
                found["humidity"] = np.broadcast_to(course.moisture[zone], shape)
        return found

    def _shown(self, twin_id: str, outputs: Outputs, course: Course) -> Outputs:
        """Return outputs as they are shown: what failing sensors make of the truth."""
        spec = self.twins[twin_id].spec
        faults = [one for one in course.acts.of(Fault) if one[0].twin_id == twin_id]
        if not faults:
            return outputs
        if "power" in outputs:
            course.drawn[twin_id] = outputs["power"]
        reports = spec.kind in {"sensor", "binary_sensor"}
        return outputs | {
            key: shown(outputs[key], channel, faults, self.grid, reports=reports)
            for key, channel in spec.channels.items()
            if key in outputs
        }


def _moves_outdoors(happening: Happening) -> bool:
    """Return whether something changes the outdoor temperature by or to a share of what it would be."""
    return (
        isinstance(happening, Surroundings) and happening.quantity == "outdoor_temperature" and happening.value is None
    )


def _stilled(outputs: Outputs, off: Flags | None) -> Outputs:
    """Return outputs of a device that draws and gives nothing while off."""
    if off is None:
        return outputs
    return {key: np.where(off, 0.0, values) if key in DRAWN else values for key, values in outputs.items()}
