-- What ended today, among everything that ever did.
CREATE INDEX fulfillment_ended ON fulfillment (merchant_id, ended_at);
