package osa.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Checkpoint;
import osa.kernel.Checkpoints;

/// What every keeper of checkpoints promises; each one extends this class.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class CheckpointsContract {

  private static final Checkpoint FIRST = new Checkpoint(7, 1);
  private static final Checkpoint SECOND = new Checkpoint(7, 2);

  private final String reader = "reader " + UUID.randomUUID();

  protected abstract Checkpoints checkpoints();

  @Test
  void a_new_reader_is_at_the_start() {
    assertEquals(Checkpoint.START, checkpoints().load(reader));
  }

  @Test
  void a_reader_moves_from_where_it_is() {
    assertTrue(checkpoints().advance(reader, Checkpoint.START, FIRST));
    assertTrue(checkpoints().advance(reader, FIRST, SECOND));
    assertEquals(SECOND, checkpoints().load(reader));
  }

  @Test
  void a_reader_that_is_somewhere_else_stays_there() {
    checkpoints().advance(reader, Checkpoint.START, FIRST);
    assertFalse(checkpoints().advance(reader, Checkpoint.START, SECOND));
    assertFalse(checkpoints().advance(reader, new Checkpoint(6, 1), SECOND));
    assertFalse(checkpoints().advance(reader, new Checkpoint(7, 9), SECOND));
    assertEquals(FIRST, checkpoints().load(reader));
  }

  @Test
  void a_new_reader_moves_from_the_start_only() {
    assertFalse(checkpoints().advance(reader, FIRST, SECOND));
    assertEquals(Checkpoint.START, checkpoints().load(reader));
  }

  @Test
  void readers_do_not_move_each_other() {
    checkpoints().advance(reader, Checkpoint.START, FIRST);
    assertEquals(Checkpoint.START, checkpoints().load(reader + "'s neighbour"));
  }
}
