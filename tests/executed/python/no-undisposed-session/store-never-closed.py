# Puts goods into a store in a plain function; tabs indent it.
# way: -
import depot


def refill(goods):
	store = depot.Store("west")
	total = 0
	for good, number in goods.items():
		# each delivery is booked at once
		total += store.put(good, number)
	return total


print(refill({"bolt": 1, "washer": 30}))
