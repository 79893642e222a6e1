package osa.kernel.rebuild;

import java.util.List;

/// What comparing a read model with its rebuilt rows came to.
///
/// @param rows how many rows were rebuilt
/// @param different rows whose live version says something else
/// @param missing rows that the live read model lacks
/// @param surplus live rows that follow from no event
/// @param differentKeys the first of their keys, at most [#KEYS_MAX], likewise the others
public record Comparison(
    long rows,
    long equal,
    long different,
    long missing,
    long surplus,
    List<String> differentKeys,
    List<String> missingKeys,
    List<String> surplusKeys) {

  /// How many keys of a kind are named.
  public static final int KEYS_MAX = 10;

  public Comparison {
    differentKeys = List.copyOf(differentKeys);
    missingKeys = List.copyOf(missingKeys);
    surplusKeys = List.copyOf(surplusKeys);
  }

  /// How many rows a switch changes.
  public long differences() {
    return different + missing + surplus;
  }
}
