"""Which backups stay: seven daily, four weekly, twelve monthly ones, and always the newest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kommin_desktop.base.clock import clock_at
from kommin_desktop.store.safety import backup, rotation

BEGIN = datetime(2025, 11, 3, 8, 0)
DAYS = 400


def path(number: int) -> Path:
    return Path(f"{number}.kommin-sicherung")


def kept_after(days: int, a_day: int = 2) -> dict[Path, datetime]:
    """What a rotation after every backup leaves after so many days."""
    kept: dict[Path, datetime] = {}
    for day in range(days):
        for hour in range(a_day):
            kept[path(day * a_day + hour)] = BEGIN + timedelta(days=day, hours=hour)
            for gone in rotation.doomed(list(kept.items())):
                del kept[gone]
    return kept


def test_four_hundred_days_leave_seven_four_and_twelve() -> None:
    made = sorted(kept_after(DAYS).values())
    last = BEGIN + timedelta(days=DAYS - 1, hours=1)
    assert made[-1] == last
    daily = [last - timedelta(days=back) for back in range(7)]
    assert set(daily) <= set(made)
    weeks = {at.isocalendar()[:2] for at in made}
    months = {(at.year, at.month) for at in made}
    assert {(last - timedelta(weeks=back)).isocalendar()[:2] for back in range(4)} <= weeks
    assert len(months) == 12
    assert len(made) <= 7 + 4 + 12


def test_at_every_day_of_a_year_a_backup_of_each_step_is_there() -> None:
    kept: dict[Path, datetime] = {}
    for day in range(DAYS):
        now = BEGIN + timedelta(days=day)
        kept[path(day)] = now
        for gone in rotation.doomed(list(kept.items())):
            del kept[gone]
        ages = sorted((now - at).days for at in kept.values())
        assert ages[: min(7, day + 1)] == list(range(min(7, day + 1)))
        assert day < 28 or any(14 <= age <= 28 for age in ages)
        assert day < 370 or any(300 <= age <= 370 for age in ages)


def test_after_a_long_pause_the_old_ones_stay() -> None:
    kept = kept_after(30)
    before = len(kept)
    kept[path(9999)] = BEGIN + timedelta(days=300)
    gone = rotation.doomed(list(kept.items()))
    assert path(9999) not in gone
    assert len(gone) <= 3
    assert before > 7


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), min_size=1))
def test_the_newest_always_stays_and_a_second_rotation_takes_nothing(made: list[datetime]) -> None:
    found = [(path(number), at) for number, at in enumerate(made)]
    keep = rotation.kept(found)
    newest = max(made)
    assert any(at == newest for one, at in found if one in keep)
    assert len(keep) <= rotation.DAILY + rotation.WEEKLY + rotation.MONTHLY
    left = [(one, at) for one, at in found if one in keep]
    assert rotation.doomed(left) == []
    assert set(rotation.doomed(found)) | keep == {one for one, _at in found}


def test_counts_that_fell_below_half_are_noticed() -> None:
    assert rotation.counts_collapsed({"contact": 100, "meeting": 10}, {"contact": 54})
    assert not rotation.counts_collapsed({"contact": 100, "meeting": 10}, {"contact": 55})
    assert not rotation.counts_collapsed({}, {})


def test_real_backups_of_four_hundred_days(empty_file: Path, tmp_path: Path) -> None:
    """Real files under real names; what is left over can all be read back."""
    folder = tmp_path / "Sicherungen"
    office = tmp_path / "amt.kommin"
    office.write_bytes(empty_file.read_bytes())
    template = backup.make_backup(office, folder).path
    content = template.read_bytes()
    template.unlink()
    stranger = folder / "amt_fremd_2026-01-01_0800.kommin-sicherung"
    stranger.write_bytes(b"fremd")
    at = BEGIN
    for day in range(DAYS):
        at = BEGIN + timedelta(days=day)
        if day >= DAYS - 2:
            with clock_at(at.replace(tzinfo=UTC)):
                for _turn in range(3):
                    backup.make_backup(office, folder)
        else:
            (folder / f"amt_{at:%Y-%m-%d_%H%M}.kommin-sicherung").write_bytes(content)
        backup.rotate(folder, "amt", rotation.doomed)
    left = sorted(path for path in folder.iterdir() if path != stranger)
    assert (folder / f"amt_{at:%Y-%m-%d_%H%M}-3.kommin-sicherung") in left
    assert 18 <= len(left) <= 23
    assert all(backup.verify(path).counts["contact"] == 0 for path in left)
    assert stranger.exists()


def test_of_one_minute_the_latest_stays(tmp_path: Path) -> None:
    names = ["", *(f"-{number}" for number in range(2, 13))]
    for name in names:
        (tmp_path / f"amt_2026-11-23_0830{name}.kommin-sicherung").touch()
    gone = backup.rotate(tmp_path, "amt", rotation.doomed)
    assert len(gone) == 11
    left = [path.name for path in tmp_path.iterdir()]
    assert left == ["amt_2026-11-23_0830-12.kommin-sicherung"]
