"""Planted steps from schema 1 to an invented schema 2, as files that Alembic runs."""

from __future__ import annotations

import shutil
from pathlib import Path

from kommin_desktop.store.schema import migrations

_HEAD = '''"""A planted step."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
'''
_NAMES = (
    '{"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s",'
    ' "ck": "ck_%(table_name)s_%(constraint_name)s",'
    ' "fk": "fk_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}'
)

GOOD = f"""
    op.add_column("contact", sa.Column("shoe_size", sa.Text(), nullable=False, server_default="-"))
    op.execute("alter table signatory rename column room to door")
    with op.batch_alter_table(
        "contact", naming_convention={_NAMES}, table_kwargs={{"sqlite_autoincrement": True}}
    ) as table:
        table.create_check_constraint("has_uid", "uid <> ''")
        table.alter_column("greeting_override", new_column_name="greeting")
    op.execute("create table shoe(id integer primary key autoincrement, size text not null)")
"""
BREAKS_OFF = GOOD + '    raise RuntimeError("planted")\n'
LOSES_ROWS = GOOD + """    op.execute("delete from contact_point where id = 2")\n"""
LOSES_PARENTS = (
    GOOD
    + """    op.execute("delete from contact where id = 1")
    op.execute("insert into contact select * from contact limit 0")
    op.execute("update contact_point set contact_id = 77 where id = 1")
"""
)
FORGETS_NUMBERS = f"""
    with op.batch_alter_table("contact", naming_convention={_NAMES}) as table:
        table.create_check_constraint("has_uid", "uid <> ''")
"""
IS_NO_SQL = '    op.execute("alter tabel contact")\n'


def plant(folder: Path, body: str) -> Path:
    """A folder of steps as the program has it, with this step to schema 2."""
    steps = folder / "steps"
    real = Path(migrations.__file__).parent
    shutil.copytree(real, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / "v0002_planted.py").write_text(_HEAD + body, "utf-8")
    return steps
