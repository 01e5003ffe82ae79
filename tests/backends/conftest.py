"""What the tests of all booking systems share: whole explanations from the contract."""

import pytest

pytest.register_assert_rewrite("tests.backends.contract")
