-- What a claim was of that a kiosk promised as pending and could not be had: the coupon’s name when it was refused, or else
-- what the shopper named it by.
ALTER TABLE kiosk_refusal ADD COLUMN coupon text;
