"""Makes harbour.csv: a made-up harbour's weather, two years of days. Run once; the file is committed."""

import csv
import math
import random
from datetime import date, timedelta
from pathlib import Path

random.seed(7)
with Path(__file__).with_name("harbour.csv").open("w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["date", "station", "temperature", "wind", "rain"])
    for station, shift in {"Pier": 0.0, "Lighthouse": -1.2, "Old town": 1.4}.items():
        warmth = 0.0
        for day in range(731):
            warmth = 0.8 * warmth + random.gauss(0, 1.3)
            season = -math.cos((day - 20) / 365.25 * 2 * math.pi)
            rain = max(0.0, random.gauss(-1.5, 4.0) - season)
            wind = abs(random.gauss(5.5 - 1.5 * season, 2.6)) + (2 if station == "Lighthouse" else 0)
            writer.writerow(
                [
                    date(2024, 1, 1) + timedelta(day),
                    station,
                    f"{11 + 8 * season + shift + warmth:.1f}",
                    f"{wind:.1f}",
                    f"{rain:.1f}",
                ]
            )
