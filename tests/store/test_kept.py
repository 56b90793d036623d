"""What is worked out once from a value that never changes."""

from functools import partial

from store.common.kept import Key, Remembering

_COUNT: Key[int] = Key("count")
_LIST: Key[list[int]] = Key("list")


def test_it_is_worked_out_once_for_each_thing_it_is_of() -> None:
    asked: list[str] = []

    def work_out(of: str) -> int:
        asked.append(of)
        return len(asked)

    value = Remembering()
    found = [value.kept(_COUNT, partial(work_out, of), of) for of in ("a", "b", "a", "b")]
    assert (found, asked) == ([1, 2, 1, 2], ["a", "b"])


def test_keys_of_the_same_name_do_not_meet() -> None:
    value, other = Remembering(), Key[str]("count")
    assert (value.kept(_COUNT, lambda: 1), value.kept(other, lambda: "one")) == (1, "one")


def test_nothing_is_kept_for_another_value() -> None:
    assert [Remembering().kept(_COUNT, partial(int, n)) for n in (1, 2)] == [1, 2]


def test_who_asks_while_it_is_worked_out_elsewhere_gets_the_same() -> None:
    value = Remembering()

    def overtaken() -> list[int]:
        return [len(value.kept(_LIST, list))]

    assert value.kept(_LIST, overtaken) is value.kept(_LIST, list)
