'use client';

import { CheckboxGroup } from '@/components/forms/checkbox-group';
import { eventNameList, eventNames, type EventName } from '@/lib/webhooks/event-names';

export function EventBoxes({ chosen = [] }: { chosen?: EventName[] }) {
  return (
    <CheckboxGroup
      name="events"
      label="What it is told of; nothing chosen means everything"
      boxes={eventNameList.map((name) => ({
        name,
        label: eventNames[name],
        isChecked: chosen.includes(name),
      }))}
    />
  );
}
