"""A Lambda handler of the one-week rule as one would write it in Python: python one_week.py INPUT.json. Prints the jackpot."""

import json
import sys

import numpy as np
from scipy.stats import binom

i = json.load(open(sys.argv[1]))
jackpot = np.array(i["jackpots"])[:, None]
tickets = np.array(i["tickets"])
weight = np.array(i["probability"])[None, :]
sales = tickets * i["ticketPrice"]
won = binom.sf(0, tickets, 1 / i["oneIn"])
secondary = i["secondaryShare"] * sales
expected = lambda x: (x * weight).sum(axis=1)
prizes = expected(jackpot * won + secondary)
revenue = expected(sales * (1 - i["retailer"] - i["duty"])) - prizes - i["fixedCost"]
ratio = (i["pastPrizes"] + prizes) / (i["pastSales"] + expected(sales))
cash_in = sales * (1 - i["retailer"] - i["duty"] - i["goodCauses"]) - i["fixedCost"]
lost = secondary - cash_in
breach = expected(won * (lost + jackpot > i["limit"]) + (1 - won) * (lost > i["limit"]))
allowed = (ratio <= i["max"]) & (breach <= i["breachProbability"])
print(json.dumps({"jackpot": i["jackpots"][int(np.argmax(np.where(allowed, revenue, -np.inf)))]}))
