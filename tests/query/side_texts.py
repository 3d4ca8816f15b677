"""Two read-outs of one meeting and its joint statement, invented."""

from __future__ import annotations

from pathlib import Path

AMERICAN = """---
title: Secretary Blinken's Meeting with Japanese Foreign Minister Hayashi
date: 2022-05-09
publisher: U.S. Department of State
---
Secretary of State Antony Blinken met with Japanese Foreign Minister Yoshimasa Hayashi in Washington on May 9, 2022.

Secretary Blinken and Foreign Minister Hayashi condemned Russia's war against Ukraine. They underscored the \
importance of peace and stability across the Taiwan Strait. The Secretary welcomed Japan's decision to raise its \
defense spending. They discussed the security of undersea cables.
"""
JAPANESE = """---
title: Japan-U.S. Foreign Ministers' Meeting
date: 2022-05-10
publisher: Ministry of Foreign Affairs of Japan
---
On May 9, 2022, Mr. Hayashi Yoshimasa, Minister for Foreign Affairs of Japan, held a meeting with the Honorable \
Antony Blinken, Secretary of State of the United States, in Washington.

The two ministers noted the importance of peace and stability across the Taiwan Strait. Minister Hayashi expressed \
serious concern about North Korea's ballistic missiles. Secretary Blinken stated that the commitment of the United \
States to the defense of Japan is unwavering. The ministers condemned the aggression of Russia against Ukraine.
"""
JOINT = """---
title: Joint Statement of the Foreign Ministers of Japan and the United States
date: 2022-05-09
---
The Foreign Minister of Japan, Yoshimasa Hayashi, and the Secretary of State of the United States, Antony Blinken, \
met in Washington on May 9, 2022, and issued this joint statement.

The Ministers condemned Russia's war against Ukraine. They underscored the importance of peace and stability across \
the Taiwan Strait. They decided to hold a dialogue on critical minerals. They discussed the security of undersea \
cables.
"""
NEWS = """---
title: Blinken and Hayashi meet in Washington
date: 2022-05-10
publisher: Harbour Wire
---
U.S. Secretary of State Antony Blinken met Japanese Foreign Minister Yoshimasa Hayashi in Washington on May 9, 2022.
"""


def made(folder: Path, *texts: str) -> list[Path]:
    """Files with the texts."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.md"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths
