package osa.simulation.database;

import java.util.List;
import java.util.Set;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.store.EventStoreContract;
import osa.kernel.testing.Note;
import osa.simulation.world.Faults;
import osa.simulation.world.World;

