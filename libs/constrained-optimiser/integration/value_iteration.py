"""A jackpot that accrues, a second time: python3 value_iteration.py < GAME.json, by the standard library alone.

Prints the value of the best policy without windows (backward induction, Bellman 1957), what no policy exceeds at given multipliers of the
windows (Lagrange), and what a given policy earns, with the ratio of every window: all from tickets and prizes, in the game's currency.
"""

import json
import sys
from bisect import bisect_left

game = json.load(sys.stdin)
DRAWS, AFTER, START, CAP = game["draws"], game["mustBeWonAfter"], game["start"], game["cap"]
LATER = game["laterJackpots"]
LEVELS = 1 if AFTER is None else AFTER + 1


def win_probability(tickets):
    return 1 - (1 - 1 / game["oneIn"]) ** tickets


def money(jackpot, tickets, won):
    """Sales, prizes and net revenue of a draw that sells so many tickets and is won with so much probability."""
    sales = tickets * game["ticketPrice"]
    prizes = game["secondaryShare"] * sales + won * jackpot
    return sales, prizes, sales * (1 - game["retailer"] - game["duty"]) - prizes - game["fixedCost"]


def floor_of(amount):
    """The lowest planned jackpot that is not below what is carried."""
    return min(bisect_left(LATER, amount * (1 - 1e-9)), len(LATER) - 1)


def outcomes(jackpot, level):
    """Expected money of a draw, and where it leads: (level, floor) by probability."""
    total, after = [0.0, 0.0, 0.0], {}
    for tickets, probability in game["tickets"][str(jackpot)]:
        won = 1.0 if level == AFTER else win_probability(tickets)
        for at, amount in enumerate(money(jackpot, tickets, won)):
            total[at] += probability * amount
        carried = min(CAP, jackpot + game["carries"] * tickets * game["ticketPrice"])
        unwon = 0 if AFTER is None else min(level + 1, AFTER)
        for state, chance in ((0, floor_of(START)), won), ((unwon, floor_of(carried)), 1 - won):
            if chance > 0:
                after[state] = after.get(state, 0.0) + probability * chance
    return total, after


def draws_of(jackpots):
    return [[outcomes(jackpot, level) for jackpot in jackpots] for level in range(LEVELS)]


FIRST, OTHERS = draws_of(game["firstJackpots"]), draws_of(LATER)


def past(draw):
    """Sales and expected prizes of the past draws in the window that ends with a planned one."""
    count = max(0, game["pastDraws"] - draw)
    tickets, jackpot = game["pastTickets"], game["pastJackpot"]
    sales, prizes, _ = money(jackpot, tickets, win_probability(tickets))
    return count * sales, count * prizes


def best_value(reward):
    later = [[0.0] * len(LATER) for _ in range(LEVELS)]
    for draw in range(DRAWS - 1, -1, -1):
        options = OTHERS if draw else FIRST
        values = []
        for level in range(LEVELS):
            worth = [
                reward(draw, *total) + sum(chance * later[to][floor] for (to, floor), chance in after.items())
                for total, after in options[level]
            ]
            for at in range(len(worth) - 2, -1, -1):
                worth[at] = max(worth[at], worth[at + 1])
            values.append(worth)
        later = values
    return later[min(game["drawsUnwon"], LEVELS - 1)][0]


def bound():
    """By weak duality: prizes above ratio · sales are charged, and the room that the past leaves is given back."""
    prices, ratio = game["prices"], game["ratio"]
    charged = [sum(price for end, price in enumerate(prices) if draw <= end < draw + 52) for draw in range(DRAWS)]
    room = sum(price * (ratio * sales - prizes) for price, (sales, prizes) in zip(prices, map(past, range(DRAWS))))
    return room + best_value(lambda draw, sales, prizes, net: net - charged[draw] * (prizes - ratio * sales))


def followed():
    states = {(min(game["drawsUnwon"], LEVELS - 1), 0): 1.0}
    weeks = []
    for draw in range(DRAWS):
        options = OTHERS if draw else FIRST
        expected, reached = [0.0, 0.0, 0.0], {}
        for (level, floor), chance in states.items():
            option = game["policy"][draw][level][floor]
            assert draw == 0 or option >= floor, "a jackpot below what is carried"
            total, after = options[level][option]
            for at, amount in enumerate(total):
                expected[at] += chance * amount
            for state, probability in after.items():
                reached[state] = reached.get(state, 0.0) + chance * probability
        weeks.append(expected)
        states = reached
    ratios = []
    for draw in range(DRAWS):
        sales, prizes = past(draw)
        window = weeks[max(0, draw - 51) : draw + 1]
        ratios.append((prizes + sum(week[1] for week in window)) / (sales + sum(week[0] for week in window)))
    return {"earned": sum(week[2] for week in weeks), "ratios": ratios}


print(json.dumps({"best": best_value(lambda draw, sales, prizes, net: net), "bound": bound(), **followed()}))
