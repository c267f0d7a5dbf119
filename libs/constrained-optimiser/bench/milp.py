"""The same plan by SciPy's milp (HiGHS too), in one go: python milp.py PROBLEM.json. Prints processor seconds, objective and gap."""

import json
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

problem = json.load(open(sys.argv[1]))
draws, windows = problem["draws"], problem["windows"]
unit = max(option["expectedSales"] for option in draws[0])
started = time.process_time()
first = np.cumsum([0] + [len(options) for options in draws])
columns = int(first[-1]) + 2 * len(draws)
rows, cols, values, low, high = [], [], [], [], []


def row(entries, at_least, at_most):
    for column, value in entries:
        rows.append(len(low))
        cols.append(column)
        values.append(value)
    low.append(at_least)
    high.append(at_most)


for draw, options in enumerate(draws):
    row([(first[draw] + i, 1) for i in range(len(options))], 1, 1)
for kind, key in enumerate(["expectedSales", "expectedPrizes"]):
    for draw, options in enumerate(draws):
        total = first[-1] + kind * len(draws) + draw
        before = [(total - 1, -1)] if draw else []
        row([(total, 1)] + before + [(first[draw] + i, -o[key] / unit) for i, o in enumerate(options)], 0, 0)
for w in windows:
    sign = 1 if w["bound"] == "max" else -1
    entries = []
    for kind, weight in enumerate([-sign * w["ratio"], sign]):
        base = first[-1] + kind * len(draws)
        entries.append((base + w["last"], weight))
        if w["first"] > 0:
            entries.append((base + w["first"] - 1, -weight))
    row(entries, -np.inf, sign * (w["ratio"] * w["pastSales"] - w["pastPrizes"]) / unit)

cost = np.zeros(columns)
integer = np.zeros(columns)
lower = np.full(columns, -np.inf)
for draw, options in enumerate(draws):
    for i, option in enumerate(options):
        cost[first[draw] + i] = -option["objective"] / unit
        integer[first[draw] + i] = 1
        lower[first[draw] + i] = 0
matrix = coo_array((values, (rows, cols)), shape=(len(low), columns)).tocsr()
upper = np.where(integer == 1, 1, np.inf)
result = milp(
    cost,
    integrality=integer,
    bounds=Bounds(lower, upper),
    constraints=LinearConstraint(matrix, low, high),
    options={"mip_rel_gap": 1e-4, "time_limit": float(sys.argv[2])},
)
print(
    json.dumps(
        {
            "seconds": time.process_time() - started,
            "objective": None if result.x is None else -result.fun * unit,
            "gap": result.mip_gap,
        }
    )
)
