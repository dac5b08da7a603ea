"""Stand-in platforms over real HTTP on loopback, written from the seeds and independent of the senders.

Each platform lives under its own prefix of one ``server.PracticeServer``; ``SIGN_INS`` is what an account needs to get
in. Nothing here imports a sender: a mistake made there must meet a different mind here.
"""

from resultdesk.practice.sign_ins import SIGN_INS, SignInValues

__all__ = ["SIGN_INS", "SignInValues"]
