"""After any sequence of faults: rows sent are rows stored, none twice where not asked, the receipts true."""

from tests.sending.machine import many


def test_no_sequence_of_faults_breaks_a_promise():
    many(40)
