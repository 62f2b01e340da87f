"""Make places.tsv, the administrative divisions of China down to the county since 1998.

Source: result.csv of yescallop/areacodes (commit eed219a, 2025-11-04; CC0 1.0), the lists of the
Ministry of Civil Affairs of each year with what was renamed, merged and split. Left out is what
ended before 1998. The same input gives the same bytes.

    python data/places/build.py result.csv
"""

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().with_name("places.tsv")
LEVELS = {"省级": "province", "地级": "city", "县级": "county"}
FIRST = 1998
REMARK = """\
# Nation, provinces, prefectures (city) and counties (also districts and cities of that rank),
# with their code (行政区划代码, GB/T 2260), made by build.py from yescallop/areacodes (CC0 1.0).
# since: the first year in which it was so called; until: the year in which that ended, if it did.
"""


def rows(path: str) -> list[list[str]]:
    """Rows of the table, in the order of the source."""
    found = [
        ["", "全国", "nation", "", "", "1949", ""],
        ["", "国务院", "nation", "", "", "1949", ""],
    ]
    with open(path, encoding="utf-8-sig", newline="") as lines:
        for it in csv.DictReader(lines):
            code, province, city, name, level, _, since, until, _ = it.values()
            within = "" if level != "县级" or city == "直辖" else city
            province = "" if level == "省级" else province
            if int(until or FIRST) >= FIRST:
                found.append([code, name, LEVELS[level], province, within, since, until])
    return found


def main() -> None:
    head = "code\tname\tlevel\tprovince\tcity\tsince\tuntil\n"
    table = "".join("\t".join(row) + "\n" for row in rows(sys.argv[1]))
    TARGET.write_text(REMARK + head + table, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
