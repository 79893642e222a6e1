package osa.budget.fiscalyear.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import osa.budget.fiscalyear.domain.AppropriationEntry.Kind;

/// The yen of one fiscal year at one moment. A year spends its own money only (Public Finance Act,
/// article 12), so no other year's yen count here.
///
/// It holds, or the history stops: the appropriation is the sum of its entries and of nothing
/// else (1), reserved, committed and unused together never exceed it (2), and no grant was paid
/// more than was committed for it (3, see [Allocation]).
///
/// @param entries the enactments by entry identifier, each with the figure that holds now
/// @param allocations by grant; a grant that holds nothing is not listed
/// @param unusedJpy lapsed at closing
public record Accounts(
    long appropriatedJpy,
    Map<UUID, AppropriationEntry> entries,
    Map<GrantId, Allocation> allocations,
    long unusedJpy) {

  public static final Accounts EMPTY = new Accounts(0, Map.of(), Map.of(), 0);

  public Accounts {
    entries = Map.copyOf(entries);
    allocations = Map.copyOf(allocations);
    // A plain sum may wrap on its way and still ends right, whatever the order of the entries.
    if (appropriatedJpy != entries.values().stream().mapToLong(e -> e.amountJpy()).sum()) {
      throw new IllegalStateException("the appropriation is not the sum of its entries");
    }
    if (unusedJpy < 0) {
      throw new IllegalStateException("an unused amount cannot be negative");
    }
    if (free(appropriatedJpy, allocations, unusedJpy) < 0) {
      throw new IllegalStateException("the fiscal year is overspent");
    }
  }

  public long reservedJpy() {
    return sum(allocations, Allocation::reservedJpy);
  }

  public long committedJpy() {
    return sum(allocations, Allocation::committedJpy);
  }

  public long disbursedJpy() {
    return sum(allocations, Allocation::disbursedJpy);
  }

  /// What may still be reserved.
  public long freeJpy() {
    return free(appropriatedJpy, allocations, unusedJpy);
  }

  public boolean hasInitial() {
    return entries.values().stream().anyMatch(entry -> entry.kind() == Kind.INITIAL);
  }

  public Allocation allocationOf(GrantId grantId) {
    return allocations.getOrDefault(grantId, Allocation.NONE);
  }

  /// The grants for which something is reserved and not committed, in order of their identifiers.
  Stream<GrantId> grantsWithReservation() {
    return allocations.entrySet().stream()
        .filter(held -> held.getValue().reservedJpy() > 0)
        .map(Map.Entry::getKey)
        .sorted();
  }

  Accounts enact(UUID entryId, Kind kind, long amountJpy) {
    if (entries.containsKey(entryId) || (kind == Kind.INITIAL && hasInitial())) {
      throw new IllegalStateException("enacted twice");
    }
    return withEntry(entryId, new AppropriationEntry(kind, amountJpy), amountJpy);
  }

  Accounts correct(UUID entryId, long replacedJpy, long correctedJpy) {
    AppropriationEntry entry = entries.get(entryId);
    if (entry == null || entry.amountJpy() != replacedJpy) {
      throw new IllegalStateException("corrects a figure that does not stand");
    }
    long differenceJpy = Math.subtractExact(correctedJpy, replacedJpy);
    return withEntry(entryId, entry.correctTo(correctedJpy), differenceJpy);
  }

  Accounts allocate(GrantId grantId, UnaryOperator<Allocation> change) {
    Map<GrantId, Allocation> changed = new HashMap<>(allocations);
    Allocation allocation = change.apply(allocationOf(grantId));
    if (allocation.isEmpty()) {
      changed.remove(grantId);
    } else {
      changed.put(grantId, allocation);
    }
    return new Accounts(appropriatedJpy, entries, changed, unusedJpy);
  }

  Accounts lapse(long amountJpy) {
    return new Accounts(appropriatedJpy, entries, allocations, Math.addExact(unusedJpy, amountJpy));
  }

  private Accounts withEntry(UUID entryId, AppropriationEntry entry, long differenceJpy) {
    Map<UUID, AppropriationEntry> changed = new HashMap<>(entries);
    changed.put(entryId, entry);
    return new Accounts(
        Math.addExact(appropriatedJpy, differenceJpy), changed, allocations, unusedJpy);
  }

  private static long free(
      long appropriatedJpy, Map<GrantId, Allocation> allocations, long unusedJpy) {
    long heldJpy =
        Math.addExact(
            sum(allocations, Allocation::reservedJpy), sum(allocations, Allocation::committedJpy));
    return Math.subtractExact(appropriatedJpy, Math.addExact(heldJpy, unusedJpy));
  }

  private static long sum(
      Map<GrantId, Allocation> allocations, ToLongFunction<Allocation> amountJpy) {
    return allocations.values().stream().mapToLong(amountJpy).reduce(0, Math::addExact);
  }
}
