// Class names and elements that templates use from govuk-frontend and the MoJ
// frontend. What is not named here is dropped from the built style sheet; the
// own layer (z-*) is always kept. A template that needs another class adds it.
export const keep = `
html body main header footer nav section aside article div span p a h1 h2 h3 h4 ul ol li dl dt dd table caption thead tbody tr th td
form fieldset legend label input button select option optgroup textarea details summary svg use text rect line path bdi small strong b em i code pre hr img time
active focus hover disabled print
govuk-frontend-supported govuk-visually-hidden govuk-visually-hidden-focusable
govuk-skip-link govuk-skip-link-focused-element govuk-back-link govuk-link govuk-link--no-visited-state govuk-link--inverse
govuk-heading-xl govuk-heading-l govuk-heading-m govuk-heading-s govuk-caption-l govuk-caption-m govuk-body govuk-body-l govuk-body-s govuk-hint
govuk-list govuk-list--bullet govuk-list--number govuk-list--spaced
govuk-form-group govuk-form-group--error govuk-label govuk-label--s govuk-label--m govuk-label-wrapper govuk-fieldset govuk-fieldset__legend govuk-fieldset__legend--s govuk-fieldset__legend--m govuk-fieldset__heading
govuk-error-message govuk-error-summary govuk-error-summary__title govuk-error-summary__body govuk-error-summary__list
govuk-input govuk-input--error govuk-input--width-2 govuk-input--width-3 govuk-input--width-4 govuk-input--width-5 govuk-input--width-10 govuk-input--width-20
govuk-textarea govuk-textarea--error govuk-select govuk-select--error govuk-file-upload govuk-file-upload--error
govuk-date-input govuk-date-input__item govuk-date-input__input govuk-date-input__label
govuk-checkboxes govuk-checkboxes--small govuk-checkboxes__item govuk-checkboxes__input govuk-checkboxes__label govuk-checkboxes__hint
govuk-radios govuk-radios--small govuk-radios--inline govuk-radios__item govuk-radios__input govuk-radios__label govuk-radios__hint govuk-radios__divider
govuk-button govuk-button--secondary govuk-button--warning govuk-button-group
govuk-details govuk-details__summary govuk-details__summary-text govuk-details__text
govuk-inset-text govuk-warning-text govuk-warning-text__icon govuk-warning-text__text
moj-timeline moj-timeline__item moj-timeline__title moj-timeline__byline moj-timeline__date moj-timeline__description
moj-sub-navigation moj-sub-navigation__list moj-sub-navigation__item moj-sub-navigation__link
moj-primary-navigation moj-primary-navigation__nav moj-primary-navigation__list moj-primary-navigation__item moj-primary-navigation__link
aria-current page
`.trim().split(/\s+/);
