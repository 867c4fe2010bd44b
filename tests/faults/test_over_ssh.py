"""A team on one host over SSH, as the README sets it up; `make torture` has ten people of it."""

from pathlib import Path

import pytest

from tests.faults.over_ssh import faults, names
from tests.faults.ssh_host import NoHost, ssh_host

PEOPLE = 4


def test_all_work_at_once_and_each_key_is_good_for_nothing_else(tmp_path: Path) -> None:
    try:
        with ssh_host(tmp_path) as host:
            assert list(faults(host, names(PEOPLE))) == []
    except NoHost as reason:
        pytest.skip(str(reason))
