package osa.kernel.rebuild;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A read model with one column of each kind that the services have.
@Entity
@Table(name = "rm_notebook")
public class NotebookView {

  @Id
  @Column(name = "notebook_id")
  public String notebookId;

  public long version;

  public long place;

  @Column(name = "last_note")
  public String lastNote;

  @Column(name = "written_on")
  public LocalDate writtenOn;

  @JdbcTypeCode(SqlTypes.JSON)
  public List<String> notes;
}
