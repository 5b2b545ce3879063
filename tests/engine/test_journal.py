"""The journal: what is in it stays as it was written, and what was changed is found and located."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.event import Acknowledged, Filled, NotSent, ReadBack, Submitted
from app.domain.ids import CloseId, FillId, Instant, VenueOrderId
from app.domain.intent import AtLimit, BasisPoints, Capped, CloseIntent, Exactly, Rest, Share
from app.domain.money import Quantity
from app.domain.order import CloseState
from app.domain.position import Side
from app.domain.reconcile import Before
from app.engine.journal import (
    Journal,
    JournalDamaged,
    JournalError,
    JournalReader,
    NoJournal,
    Requested,
)
from app.engine.record import from_json, to_json
from tests.support.build import exactly, intent, position, price, quantity, share
from tests.support.virtual import EPOCH

AAPL = position("AAPL-USD", "4")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def written(path: Path, *names: str) -> None:
    """Closes by these names, each submitted, filled and read back."""
    journal = Journal(path)
    for name in names:
        wish = intent(AAPL, close_id=name)
        before = Before(Side.LONG, quantity("4"), EPOCH)
        journal.begin(
            Requested(wish, None, before),
            Submitted(CloseId(name), EPOCH, quantity("4"), True, "digest"),
        )
        journal.append(Acknowledged(CloseId(name), EPOCH, (VenueOrderId("33308750217533160"),)))
        journal.append(
            Filled(CloseId(name), EPOCH, FillId("f"), quantity("4"), price("199.7375"), None)
        )
        journal.append(ReadBack(CloseId(name), EPOCH, quantity("0"), 0))
    journal.close()


def tampered(path: Path, statement: str) -> None:
    db = sqlite3.connect(path)
    for trigger in ("entries_never_change", "entries_never_go"):
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute(statement)
    db.commit()
    db.close()


def problems(path: Path) -> list[tuple[int, str]]:
    with JournalReader(path) as reader:
        return [(problem.sequence, problem.what) for problem in reader.verify()]


def test_a_journal_as_it_was_written_has_no_problem(path: Path) -> None:
    written(path, "a", "b")
    assert problems(path) == []
    with JournalReader(path) as reader:
        assert [record.order.state for record in reader.records()] == [CloseState.FILLED] * 2
        assert reader.records()[0].order.average_price == price("199.7375")


def test_a_changed_entry_is_named(path: Path) -> None:
    written(path, "a", "b")
    tampered(
        path, "UPDATE entries SET body = replace(body, '199.7375', '299.7375') WHERE sequence = 4"
    )
    assert problems(path) == [(4, "was changed after it was written")]


def test_bytes_that_are_no_text_any_more_are_damage_to_whoever_reads(path: Path) -> None:
    written(path, "a")
    tampered(path, "UPDATE entries SET body = CAST(x'7bff7d' AS TEXT) WHERE sequence = 4")
    with JournalReader(path) as reader:
        assert [(p.sequence, p.what[:14]) for p in reader.verify()] == [(4, "cannot be read")]
        with pytest.raises(JournalDamaged, match="damaged"):
            reader.records()
    with pytest.raises(JournalDamaged):
        Journal(path).records()


def test_an_entry_that_was_taken_out_is_named(path: Path) -> None:
    written(path, "a", "b")
    tampered(path, "DELETE FROM entries WHERE sequence = 3")
    assert (4, "entry 3 is missing") in problems(path)


def test_entries_cut_off_at_the_end_are_noticed(path: Path) -> None:
    written(path, "a", "b")
    tampered(path, "DELETE FROM entries WHERE sequence = 10")
    assert problems(path) == [(9, "the journal ends here, but was written up to entry 10")]


def test_entries_cannot_be_changed_or_deleted_in_passing(path: Path) -> None:
    written(path, "a")
    db = sqlite3.connect(path)
    for statement in ("UPDATE entries SET at = 0", "DELETE FROM entries"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)
    db.close()


def test_reopening_goes_on_with_the_chain(path: Path) -> None:
    written(path, "a")
    written(path, "b")
    assert problems(path) == []


def test_only_what_is_not_finished_wakes_up(path: Path) -> None:
    written(path, "done")
    journal = Journal(path)
    journal.begin(
        Requested(intent(AAPL, close_id="open"), None, None),
        Submitted(CloseId("open"), EPOCH, quantity("4"), True, "d"),
    )
    journal.begin(
        Requested(intent(AAPL, close_id="denied"), None, None),
        NotSent(CloseId("denied"), EPOCH, "locked", "locked"),
    )
    assert [record.close_id for record in journal.unfinished()] == ["open"]
    journal.close()


def test_a_file_that_is_no_journal_is_named_and_left_alone(path: Path) -> None:
    path.write_bytes(b"not a database, " * 100)
    for opening in (Journal, JournalReader):
        with pytest.raises(JournalDamaged, match="left as it is"):
            opening(path)
    assert path.read_bytes().startswith(b"not a database")


def test_a_journal_of_a_newer_version_is_not_touched(path: Path) -> None:
    written(path, "a")
    db = sqlite3.connect(path)
    db.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
    db.commit()
    db.close()
    for opening in (Journal, JournalReader):
        with pytest.raises(JournalError, match="newer version"):
            opening(path)


def test_no_journal_yet_is_not_an_empty_one(path: Path) -> None:
    with pytest.raises(NoJournal):
        JournalReader(path)
    assert not path.exists()


def test_the_file_is_readable_by_its_owner_alone(path: Path) -> None:
    written(path, "a")
    assert path.stat().st_mode & 0o077 == 0


def test_an_entry_that_does_not_fit_its_kind_says_where(path: Path) -> None:
    with pytest.raises(ValueError, match="not a Submitted"):
        from_json(Submitted, '{"is":"Submitted","at":1}')


amounts = st.one_of(
    st.just(Rest()),
    st.builds(share, st.integers(1, 100)),
    st.decimals("0.001", "1e9", places=3).map(lambda d: Exactly(Quantity(d))),
)
pricings = st.one_of(
    st.decimals("0.01", "1e6", places=2).map(lambda d: AtLimit(price(str(d)))),
    st.decimals("0", "500", places=1).map(lambda d: Capped(BasisPoints(d))),
)


@settings(deadline=None)
@given(amount=amounts, pricing=pricings)
def test_every_wish_reads_back_as_it_was(amount: Exactly | Share | Rest, pricing: AtLimit) -> None:
    wish = intent(AAPL, amount, pricing)
    assert from_json(CloseIntent, to_json(wish)) == wish


def test_equal_values_give_equal_text() -> None:
    one = intent(AAPL, exactly("1.50"), close_id="x")
    assert to_json(one) == to_json(intent(AAPL, exactly("1.50"), close_id="x"))


def test_the_closes_of_late_are_found_without_reading_all_the_others(path: Path) -> None:
    journal = Journal(path)
    for number in range(700):
        close_id, at = CloseId(f"old{number}"), Instant(EPOCH - 10**15)
        journal.begin(Requested(intent(AAPL, close_id=close_id, pressed_at=at), None, None))
    journal.begin(Requested(intent(AAPL, close_id="yesterday", pressed_at=EPOCH), None, None))
    early = NotSent(CloseId("yesterday"), Instant(EPOCH - 10**15), "stopped", "clock set back")
    journal.append(early)
    journal.begin(Requested(intent(AAPL, close_id="today", pressed_at=EPOCH), None, None))
    found = list(journal.since(Instant(EPOCH - 1)))
    assert [record.close_id for record in found] == ["yesterday", "today"]
    assert found[0].events == (early,)
    assert journal._first_since(Instant(EPOCH - 1)) == 701
    assert list(journal.since(Instant(EPOCH + 1))) == []
    journal.close()
