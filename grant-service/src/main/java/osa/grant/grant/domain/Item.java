package osa.grant.grant.domain;

/// One line of the equipment list.
///
/// @param lineId names the line within its proposal; the assessment answers per line
/// @param quantity number of pieces, at least one
/// @param armed whether it carries a weapon
public record Item(String lineId, String description, Kind kind, int quantity, boolean armed) {

  /// What the thing is. Which category of the Three Principles that means, if any, is for the
  /// assessment to say.
  public enum Kind {
    COASTAL_RADAR,
    AIR_TRAFFIC_CONTROL_RADAR,
    AIR_SURVEILLANCE_RADAR_SUPPORT,
    PATROL_BOAT,
    HIGH_SPEED_BOAT,
    RIGID_HULL_INFLATABLE_BOAT,
    RESCUE_BOAT,
    DIVING_SUPPORT_VESSEL,
    SEARCH_AND_RESCUE_EQUIPMENT,
    UAV,
    TRANSPORT_UAV,
    COMMUNICATIONS_EQUIPMENT,
    SHIP_IDENTIFICATION_EQUIPMENT,
    MONITORING_EQUIPMENT,
    HEAVY_MACHINERY,
    UNIFORM,
    INFRASTRUCTURE,
    MINESWEEPING_EQUIPMENT,
    MINE_CLEARING_EQUIPMENT,
    MISSILE,
    WARSHIP,
    TANK,
    OTHER
  }
}
