"""How the days around a meeting are counted."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Days = Annotated[int, Meta(ge=0, le=365)]


class Terms(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """How a committee's other days follow from its meetings.

    Papers and notice are counted in working days before, approval in days after. A decision may
    be appealed for three weeks from the announcement of the approved minutes, which is made at
    the latest on the second day after (Kommunallag 2017:725, 8 kap. 12 § and 13 kap. 5 §); minutes
    are approved within 14 days (5 kap. 69 §).
    """

    papers: Days = 10
    notice: Days = 5
    approval: Days = 14
    announcement: Days = 2
    appeal: Days = 21
