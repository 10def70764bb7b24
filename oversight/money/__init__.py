"""What the support costs: the hours that it is reckoned on, each way to pay side by side, the budget beside, and the
winding down of support beside its cost. Each page asks a constant number of questions."""
