package org.tunebench.app.field;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/** A number to be typed or counted up and down; what was typed stays as it was typed. */
public final class CountSpinner {
  private CountSpinner() {}

  /** Shows and edits a count from now on. */
  public static void bind(Spinner<Integer> spinner, CountField count) {
    var values =
        new SpinnerValueFactory.IntegerSpinnerValueFactory(
            count.least(), count.most(), count.value());
    values.setConverter(new TypedCount(count));
    spinner.setValueFactory(values);
    spinner.setEditable(true);
    spinner.getEditor().textProperty().bindBidirectional(count.textProperty());
    // Its arrows count from what was typed, also where something wrong was typed since.
    count
        .textProperty()
        .addListener(
            (property, before, now) -> {
              if (now.equals(Integer.toString(count.value()))) {
                values.setValue(count.value());
              }
            });
  }

  /**
   * What a spinner takes over when its field is left or its arrows are pressed: the last number
   * that was one. Its own way would throw at a word, and change a number out of its range.
   */
  private static final class TypedCount extends StringConverter<Integer> {
    private final CountField count;

    TypedCount(CountField count) {
      this.count = count;
    }

    @Override
    public String toString(Integer value) {
      return String.valueOf(value);
    }

    @Override
    public Integer fromString(String typed) {
      return count.value();
    }
  }
}
